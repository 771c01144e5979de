namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Means of a contour of N values:
/// <c>amean</c> the arithmetic mean; <c>absmean</c> that of the magnitudes; <c>qmean</c> that of the squares; <c>rqmean</c> its root;
/// <c>posamean</c> the mean of the values above 0, <c>negamean</c> of those below, <c>nzamean</c> of those that are not 0 (0 where there are none);
/// <c>nzgmean</c> the geometric mean of the magnitudes that are not 0; <c>flatness</c> the same over <c>absmean</c>: 1 of a constant, near 0 of a
/// contour of few large values; <c>nnz</c> the share of values that are not 0.
/// </summary>
/// <remarks>Terms as in Eyben (2016), Real-time Speech and Music Classification by Large Audio Feature Space Extraction, Springer.</remarks>
/// <param name="chosen">The names that come out; all where none is given.</param>
public sealed class ContourMeans(params string[] chosen) : FunctionalFamily(All, chosen)
{
    private static readonly string[] All =
        ["amean", "absmean", "qmean", "rqmean", "posamean", "negamean", "nzamean", "nzgmean", "flatness", "nnz"];

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> contour, Span<double> values)
    {
        double positive = 0, negative = 0, squares = 0, logarithms = 0;
        int above = 0, below = 0;
        foreach (float x in contour)
        {
            squares += (double)x * x;
            if (x == 0)
                continue;
            if (x > 0)
                (positive, above) = (positive + x, above + 1);
            else
                (negative, below) = (negative + x, below + 1);
            logarithms += Math.Log(Math.Abs((double)x));
        }
        int n = contour.Length, other = above + below;
        double magnitude = (positive - negative) / n, geometric = other == 0 ? 0 : Math.Exp(logarithms / other);
        values[0] = (positive + negative) / n;
        values[1] = magnitude;
        values[2] = squares / n;
        values[3] = Math.Sqrt(squares / n);
        values[4] = Ratio(positive, above);
        values[5] = Ratio(negative, below);
        values[6] = Ratio(positive + negative, other);
        values[7] = geometric;
        values[8] = Ratio(geometric, magnitude);
        values[9] = (double)other / n;
    }
}
