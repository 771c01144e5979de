using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>The loudness of 3 s, as the slow hand of a loudness meter shows it; see <see cref="LoudnessMeter.ShortTerm"/>.</summary>
public sealed class ShortTermLoudness : IDescriptor
{
    /// <summary>Its window in steps of 100 ms.</summary>
    internal const int Hops = 30;

    private ShortTermLoudness()
    {
    }

    /// <summary>Its window.</summary>
    public static Seconds Window => new(3);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("short-term loudness", FeatureGroup.LowLevel, "LUFS", "-70 to about 5; by Essentia's convention from -300.7",
        "-0.691 + 10 log10 of the K-weighted power of 3 s, summed over channels; every 100 ms, without gate.", "ITU-R BS.1770-4; EBU Tech 3341");
}
