using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Spectral;

/// <summary>How much a spectrum is like noise: its geometric over its arithmetic mean.</summary>
public sealed class SpectralFlatness : IDescriptor
{
    private const int Block = 256;

    private SpectralFlatness()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral flatness", FeatureGroup.LowLevel, "1", "0 (tone, silence) to 1 (flat)",
        "The geometric mean divided by the arithmetic mean; 0 where any value is 0.", "Johnston (1988); Essentia 2.1 Flatness");

    /// <summary>The flatness.</summary>
    /// <param name="values">Magnitudes, powers or bands, not negative.</param>
    /// <returns>0 where any value is 0 or there is none.</returns>
    public static float Of(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty || TensorPrimitives.Min(values) <= 0)
            return 0;
        Span<float> logs = stackalloc float[Block];
        double sum = 0;
        for (int at = 0; at < values.Length; at += Block)
        {
            var part = values[at..Math.Min(at + Block, values.Length)];
            TensorPrimitives.Log(part, logs);
            sum += Dot.Sum(logs[..part.Length]);
        }
        return (float)Math.Min(1, Math.Exp(sum / values.Length) / (Dot.Sum(values) / values.Length));
    }
}
