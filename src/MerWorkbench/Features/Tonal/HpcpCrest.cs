using MerWorkbench.Features.Spectral;

namespace MerWorkbench.Features.Tonal;

/// <summary>How far the largest bin of a pitch class profile stands out.</summary>
public sealed class HpcpCrest : IDescriptor
{
    private HpcpCrest()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("hpcp crest", FeatureGroup.Tonal, "1", "1 (even) to the number of bins (one bin); 0 of silence",
        "The largest value of the pitch class profile over its mean.", "Essentia 2.1-beta6 MusicExtractor, Crest");

    /// <summary>Computes it.</summary>
    /// <param name="hpcp">Values of a profile, none negative.</param>
    public static float Of(ReadOnlySpan<float> hpcp) => SpectralCrest.Of(hpcp);
}
