using System.Numerics.Tensors;

namespace MerWorkbench.Features.Spectral;

/// <summary>How high and how narrow the highest peak of a spectrum is.</summary>
public sealed class StrongPeak : IDescriptor
{
    private StrongPeak()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("strong peak", FeatureGroup.LowLevel, "1", "0 upwards",
        "The largest magnitude divided by log10 of the ratio of the bins between which the spectrum stays above half of it.",
        "Gouyon and Herrera (2001); Essentia 2.1 StrongPeak");

    /// <summary>The strong peak.</summary>
    /// <param name="magnitude">The magnitude spectrum, at least one bin.</param>
    /// <returns>0 of a flat spectrum, of silence, and where the peak reaches down to 0 Hz, which is infinitely wide on a logarithmic axis.</returns>
    public static float Of(ReadOnlySpan<float> magnitude)
    {
        int peak = TensorPrimitives.IndexOfMax(magnitude);
        if (magnitude[peak] == TensorPrimitives.Min(magnitude))
            return 0;
        float half = magnitude[peak] / 2;
        int left = peak, right = peak + 1;
        while (left > 0 && magnitude[left - 1] >= half)
            left--;
        while (right < magnitude.Length && magnitude[right] >= half)
            right++;
        return left == 0 ? 0 : (float)(magnitude[peak] / Math.Log10((double)right / left));
    }
}
