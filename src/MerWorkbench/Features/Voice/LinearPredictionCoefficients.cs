using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// Linear prediction of a frame by the autocorrelation method under a Hamming window: the filter of the vocal tract without its source. Holds scratch
/// memory: one object a pass.
/// </summary>
public sealed class LinearPredictionCoefficients : IDescriptor
{
    private readonly float[] _window, _windowed;
    private readonly double[] _lags;

    /// <summary>Prepares the tables.</summary>
    /// <param name="frameLength">Samples in a frame, more than the order.</param>
    /// <param name="order">How many coefficients; 8 as in emobase.</param>
    public LinearPredictionCoefficients(int frameLength, int order = 8)
    {
        _lags = new double[Check.InRange(order, 1, LinearPrediction.HighestOrder) + 1];
        _window = Window.Make(WindowShape.Hamming, Check.InRange(frameLength, order + 1, int.MaxValue), periodic: false);
        _windowed = new float[frameLength];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("lpc", FeatureGroup.LowLevel, "1", "any; 0 for silence",
        "Coefficients a[1] to a[p] of the inverse filter 1 + a[1] z^-1 + ... + a[p] z^-p that makes the frame's energy least.",
        "Makhoul 1975, Linear prediction: a tutorial review, Proc. IEEE 63");

    /// <summary>Computes them.</summary>
    /// <param name="frame">Its samples, without window.</param>
    /// <param name="coefficients">Receives as many as the order.</param>
    /// <returns>The share of the energy that is not predicted, 0 to 1; 0 for silence.</returns>
    public double Find(ReadOnlySpan<float> frame, Span<double> coefficients)
    {
        Check.SameLength(_window.Length, frame.Length, "the frame", nameof(frame));
        Check.SameLength(_lags.Length - 1, coefficients.Length, "the order", nameof(coefficients));
        TensorPrimitives.Multiply(frame, _window, _windowed);
        ReadOnlySpan<float> x = _windowed;
        for (int lag = 0; lag < _lags.Length; lag++)
            _lags[lag] = Dot.Product(x[..^lag], x[lag..]);
        double error = LinearPrediction.Solve(_lags, coefficients);
        return _lags[0] > 0 ? error / _lags[0] : 0;
    }
}
