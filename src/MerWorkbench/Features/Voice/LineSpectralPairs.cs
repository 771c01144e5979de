using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Voice;

/// <summary>Line spectral frequencies of a frame's linear prediction: near pairs mark formants. Holds scratch memory: one object a pass.</summary>
public sealed class LineSpectralPairs : IDescriptor
{
    private readonly LinearPredictionCoefficients _prediction;
    private readonly double[] _coefficients;

    /// <summary>Prepares the tables.</summary>
    /// <param name="frameLength">Samples in a frame, more than the order.</param>
    /// <param name="order">How many frequencies; 8 as in emobase.</param>
    public LineSpectralPairs(int frameLength, int order = 8)
    {
        _prediction = new LinearPredictionCoefficients(frameLength, order);
        _coefficients = new double[order];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("line spectral frequencies", FeatureGroup.LowLevel, "radians a sample", "0 to pi, rising; evenly spread for silence",
        "Angles of the roots of A(z) +- z^-(p+1) A(1/z), A being the inverse filter of linear prediction.", "Itakura 1975, J. Acoust. Soc. Am. 57; Kabal & Ramachandran 1986");

    /// <summary>Computes them.</summary>
    /// <param name="frame">Its samples, without window.</param>
    /// <param name="frequencies">Receives as many as the order.</param>
    public void Find(ReadOnlySpan<float> frame, Span<double> frequencies)
    {
        Check.SameLength(_coefficients.Length, frequencies.Length, "the order", nameof(frequencies));
        _prediction.Find(frame, _coefficients);
        LineSpectralFrequencies.Find(_coefficients, frequencies);
    }
}
