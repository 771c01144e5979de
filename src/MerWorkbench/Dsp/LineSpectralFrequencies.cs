using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// Line spectral frequencies of a linear prediction filter: where the unit circle meets the roots of P(z) = A(z) + z^-(p+1) A(1/z) and
/// Q(z) = A(z) - z^-(p+1) A(1/z). They rise, and those of P and Q take turns, where 1/A is stable.
/// </summary>
/// <remarks>
/// F. Itakura, J. Acoust. Soc. Am. 57 (1975); found as sign changes of the Chebyshev series in cos w, after P. Kabal &amp; R. P. Ramachandran,
/// IEEE Trans. ASSP 34 (1986).
/// </remarks>
public static class LineSpectralFrequencies
{
    // Two frequencies nearer than a step of the grid would be missed; the finer grid is then tried.
    private static readonly int[] Grids = [128, 1024, 8192];

    /// <summary>Computes them.</summary>
    /// <param name="coefficients">a[1] to a[p] as <see cref="LinearPrediction"/> gives them, at most 64.</param>
    /// <param name="frequencies">
    /// Receives p frequencies in radians a sample, rising, in (0, pi). For a filter that is all 0, as silence gives, they are evenly spread. Where some
    /// lie too near to the ends or to each other to be told apart, the missing ones are given as the last one found, or pi.
    /// </param>
    public static void Find(ReadOnlySpan<double> coefficients, Span<double> frequencies)
    {
        int order = Check.InRange(coefficients.Length, 1, LinearPrediction.HighestOrder);
        Check.SameLength(order, frequencies.Length, "the order", nameof(frequencies));
        Span<double> sum = stackalloc double[order + 2], difference = stackalloc double[order + 2];
        for (int i = 0; i <= order + 1; i++)
        {
            double forward = i == 0 ? 1 : i <= order ? coefficients[i - 1] : 0;
            double mirrored = i == order + 1 ? 1 : i > 0 ? coefficients[order - i] : 0;
            (sum[i], difference[i]) = (forward + mirrored, forward - mirrored);
        }
        // P always has a root at -1 for an even order; Q one at 1, and at -1 for an odd order.
        int sums = order + 1, differences = order + 1;
        if (order % 2 == 0)
        {
            Divide(sum, ref sums, 1);
            Divide(difference, ref differences, -1);
        }
        else
        {
            Divide(difference, ref differences, -1);
            Divide(difference, ref differences, 1);
        }
        int found = 0;
        foreach (int grid in Grids)
        {
            found = Search(sum[..(sums + 1)], difference[..(differences + 1)], grid, frequencies);
            if (found == order)
                return;
        }
        frequencies[found..].Fill(found > 0 ? frequencies[found - 1] : Math.PI);
    }

    /// <summary>Divides by (1 + root z^-1) in place.</summary>
    private static void Divide(Span<double> polynomial, ref int degree, double root)
    {
        for (int i = 1; i < degree; i++)
            polynomial[i] -= root * polynomial[i - 1];
        degree--;
    }

    private static int Search(ReadOnlySpan<double> sum, ReadOnlySpan<double> difference, int grid, Span<double> frequencies)
    {
        int found = Add(sum, grid, frequencies, 0);
        found = Add(difference, grid, frequencies, found);
        frequencies[..found].Sort();
        return found;
    }

    private static int Add(ReadOnlySpan<double> polynomial, int grid, Span<double> frequencies, int found)
    {
        double before = Value(polynomial, 0);
        for (int step = 1; step <= grid && found < frequencies.Length; step++)
        {
            double angle = Math.PI * step / grid, value = Value(polynomial, angle);
            if (before * value < 0)
                frequencies[found++] = Between(polynomial, Math.PI * (step - 1) / grid, angle, before);
            else if (value == 0 && step < grid)
            {
                // Exactly on the grid: take it, and go on with the sign beyond.
                frequencies[found++] = angle;
                value = -before;
            }
            before = value;
        }
        return found;
    }

    private static double Between(ReadOnlySpan<double> polynomial, double low, double high, double atLow)
    {
        for (int i = 0; i < 50; i++)
        {
            double middle = 0.5 * (low + high);
            if (Value(polynomial, middle) * atLow > 0)
                low = middle;
            else
                high = middle;
        }
        return 0.5 * (low + high);
    }

    /// <summary>A symmetric polynomial of even degree on the unit circle, turned so that it is real: c[m] + 2 sum of c[m-k] cos(k w), by Clenshaw's recurrence.</summary>
    private static double Value(ReadOnlySpan<double> polynomial, double angle)
    {
        int middle = (polynomial.Length - 1) / 2;
        double x = 2 * Math.Cos(angle), last = 0, beforeLast = 0;
        for (int k = middle; k > 0; k--)
        {
            double next = 2 * polynomial[middle - k] + x * last - beforeLast;
            (beforeLast, last) = (last, next);
        }
        return polynomial[middle] + 0.5 * x * last - beforeLast;
    }
}
