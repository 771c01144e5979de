using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>The loudness of 400 ms, as the fast hand of a loudness meter shows it; see <see cref="LoudnessMeter.Momentary"/>.</summary>
public sealed class MomentaryLoudness : IDescriptor
{
    /// <summary>Its window in steps of 100 ms.</summary>
    internal const int Hops = 4;

    private MomentaryLoudness()
    {
    }

    /// <summary>Its window.</summary>
    public static Seconds Window => new(0.4);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("momentary loudness", FeatureGroup.LowLevel, "LUFS", "-70 to about 5; by Essentia's convention from -300.7",
        "-0.691 + 10 log10 of the K-weighted power of 400 ms, summed over channels; every 100 ms, without gate.", "ITU-R BS.1770-4; EBU Tech 3341");
}
