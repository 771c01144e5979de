using MerWorkbench.Features.Spectral;

namespace MerWorkbench.Features.Tonal;

/// <summary>How evenly the energy is spread over a pitch class profile.</summary>
public sealed class HpcpEntropy : IDescriptor
{
    private HpcpEntropy()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("hpcp entropy", FeatureGroup.Tonal, "bit", "0 (one bin) to log2 of the bins; 0 of silence",
        "The Shannon entropy of the pitch class profile divided by its sum.", "Essentia 2.1-beta6 MusicExtractor, Entropy");

    /// <summary>Computes it.</summary>
    /// <param name="hpcp">Values of a profile, none negative.</param>
    public static float Of(ReadOnlySpan<float> hpcp) => SpectralEntropy.Of(hpcp);
}
