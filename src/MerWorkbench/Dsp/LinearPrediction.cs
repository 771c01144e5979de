using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// Linear prediction by the autocorrelation method. Coefficients are those of the inverse filter A(z) = 1 + a[1] z^-1 + ... + a[p] z^-p, without the leading 1:
/// a sample is predicted as -(a[1] x[n-1] + ... + a[p] x[n-p]).
/// </summary>
public static class LinearPrediction
{
    /// <summary>The highest order taken: 64.</summary>
    public const int HighestOrder = 64;

    /// <summary>Solves for the coefficients by the Levinson-Durbin recursion. The filter 1/A is stable.</summary>
    /// <param name="autocorrelation">At lags 0 to the order at least.</param>
    /// <param name="coefficients">Receives a[1] to a[p]; its length is the order. All 0 for silence.</param>
    /// <returns>The energy of what is not predicted; between 0 and the autocorrelation at lag 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is above <see cref="HighestOrder"/>.</exception>
    /// <exception cref="ArgumentException">There are fewer lags than the order needs.</exception>
    public static double Solve(ReadOnlySpan<double> autocorrelation, Span<double> coefficients)
    {
        int order = Check.InRange(coefficients.Length, 1, HighestOrder);
        if (autocorrelation.Length <= order)
            throw new ArgumentException($"Order {order} needs the autocorrelation at {order + 1} lags; got {autocorrelation.Length}.", nameof(autocorrelation));
        coefficients.Clear();
        double error = autocorrelation[0];
        for (int i = 0; i < order && error > 0; i++)
        {
            double sum = autocorrelation[i + 1];
            for (int j = 0; j < i; j++)
                sum += coefficients[j] * autocorrelation[i - j];
            double reflection = Math.Clamp(-sum / error, -1, 1);
            Extend(coefficients, i, reflection);
            error *= 1 - reflection * reflection;
        }
        return Math.Max(0, error);
    }

    /// <summary>One step of the recursion: from a filter of order <paramref name="order"/> to one more.</summary>
    internal static void Extend(Span<double> coefficients, int order, double reflection)
    {
        for (int j = 0, k = order - 1; j <= k; j++, k--)
        {
            double low = coefficients[j], high = coefficients[k];
            coefficients[j] = low + reflection * high;
            coefficients[k] = high + reflection * low;
        }
        coefficients[order] = reflection;
    }
}
