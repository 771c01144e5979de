using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Spectral;

/// <summary>The Shannon entropy of a spectrum taken as a probability.</summary>
public sealed class SpectralEntropy : IDescriptor
{
    private const int Block = 256;

    private SpectralEntropy()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral entropy", FeatureGroup.LowLevel, "bit", "0 (one bin, silence) to log2 of the number of bins (flat)",
        "-sum p log2 p, where p is the magnitude of a bin divided by the sum of all.", "Misra et al. (2004); Essentia 2.1 Entropy");

    /// <summary>The entropy.</summary>
    /// <param name="magnitude">The magnitude spectrum.</param>
    /// <returns>In bits; 0 of silence.</returns>
    public static float Of(ReadOnlySpan<float> magnitude)
    {
        double total = Dot.Sum(magnitude);
        if (!(total > 0))
            return 0;
        // -sum (a / T) log2 (a / T) = log2 T - sum a log2 a / T, and a log2 a goes to 0 with a.
        Span<float> logs = stackalloc float[Block];
        double sum = 0;
        for (int at = 0; at < magnitude.Length; at += Block)
        {
            var part = magnitude[at..Math.Min(at + Block, magnitude.Length)];
            var log = logs[..part.Length];
            TensorPrimitives.Max(part, 1.1754944e-38f, log);
            TensorPrimitives.Log2(log, log);
            sum += Dot.Product(part, log);
        }
        return (float)Math.Max(0, Math.Log2(total) - sum / total);
    }
}
