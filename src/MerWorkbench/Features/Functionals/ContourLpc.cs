using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Linear prediction of a contour from its own past, x[t] about c0 x[t-1] + c1 x[t-2] + ...: <c>lpgain</c>, the mean squared error of the prediction,
/// and <c>lpc0</c>, <c>lpc1</c>, ... By the autocorrelation method and Levinson's recursion; a contour of zeros gives zeros.
/// </summary>
/// <remarks>Makhoul (1975), Linear Prediction: A Tutorial Review, Proc. IEEE 63.</remarks>
public sealed class ContourLpc : IFunctional
{
    private readonly double[] _correlation, _coefficients, _before;

    /// <summary>Prepares prediction of an order.</summary>
    /// <param name="order">How many coefficients there are, at least 1; 5 in the ComParE set.</param>
    public ContourLpc(int order = 5)
    {
        Check.Positive(order);
        _correlation = new double[order + 1];
        _coefficients = new double[order];
        _before = new double[order];
        Names = ["lpgain", .. Enumerable.Range(0, order).Select(k => $"lpc{k}")];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<float> contour, Span<float> into)
    {
        Check.Positive(contour.Length, nameof(contour));
        Check.SameLength(Names.Count, into.Length, "the functionals", nameof(into));
        for (int lag = 0; lag < _correlation.Length; lag++)
        {
            double sum = 0;
            for (int i = lag; i < contour.Length; i++)
                sum += (double)contour[i] * contour[i - lag];
            _correlation[lag] = sum / contour.Length;
        }
        double error = Levinson();
        into[0] = (float)Math.Min(error, float.MaxValue);
        for (int k = 0; k < _coefficients.Length; k++)
            into[1 + k] = (float)_coefficients[k];
    }

    private double Levinson()
    {
        Array.Clear(_coefficients);
        double error = _correlation[0];
        // What is predicted to the last bit needs no further coefficient.
        for (int k = 0; k < _coefficients.Length && error > 1e-12 * _correlation[0]; k++)
        {
            double reflection = _correlation[k + 1];
            for (int j = 0; j < k; j++)
                reflection -= _coefficients[j] * _correlation[k - j];
            reflection /= error;
            _coefficients.AsSpan(0, k).CopyTo(_before);
            for (int j = 0; j < k; j++)
                _coefficients[j] = _before[j] - reflection * _before[k - 1 - j];
            _coefficients[k] = reflection;
            error *= 1 - reflection * reflection;
        }
        return error;
    }
}
