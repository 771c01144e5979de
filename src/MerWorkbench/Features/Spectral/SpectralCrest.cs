using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Spectral;

/// <summary>How far the highest value of a spectrum stands out.</summary>
public sealed class SpectralCrest : IDescriptor
{
    private SpectralCrest()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral crest", FeatureGroup.LowLevel, "1", "1 (flat) to the number of values (tone); 0 of silence",
        "The largest value divided by the arithmetic mean.", "Peeters (2004), CUIDADO; Essentia 2.1 Crest");

    /// <summary>The crest.</summary>
    /// <param name="values">Magnitudes, powers or bands, not negative.</param>
    /// <returns>0 of silence or of nothing.</returns>
    public static float Of(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return 0;
        double mean = Dot.Sum(values) / values.Length;
        return mean > 0 ? (float)(TensorPrimitives.Max(values) / mean) : 0;
    }
}
