namespace MerWorkbench.Features.Functionals;

/// <summary>
/// The straight line and the parabola that fit a contour x[0..N-1] best in the sense of least squares. The abscissa is t = i / (N - 1), from 0 to
/// 1, so that contours of different lengths compare.
/// <c>linregc1</c> slope and <c>linregc2</c> offset of c1 t + c2, <c>linregerrA</c> and <c>linregerrQ</c> the mean absolute and mean squared distance from it;
/// <c>qregc1</c>, <c>qregc2</c>, <c>qregc3</c> of c1 t^2 + c2 t + c3, <c>qregerrA</c> and <c>qregerrQ</c>; <c>centroid</c> the centre of gravity in time,
/// sum of t |x| over sum of |x|, 0 of a contour of zeros.
/// </summary>
/// <remarks>Eyben (2016). A contour of one value has slope 0; one of two values has no curvature.</remarks>
/// <param name="chosen">The names that come out; all where none is given.</param>
public sealed class ContourRegression(params string[] chosen) : FunctionalFamily(All, chosen)
{
    private static readonly string[] All =
        ["linregc1", "linregc2", "linregerrA", "linregerrQ", "qregc1", "qregc2", "qregc3", "qregerrA", "qregerrQ", "centroid"];

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> contour, Span<double> values)
    {
        int n = contour.Length;
        // Orthogonal polynomials on [-1, 1]: nothing cancels, however long the contour is.
        double step = n > 1 ? 2.0 / (n - 1) : 0;
        double sum0 = 0, sum1 = 0, sum2 = 0, square2 = 0, square4 = 0, weight = 0, moment = 0;
        for (int i = 0; i < n; i++)
        {
            double u = n > 1 ? i * step - 1 : 0, x = contour[i], magnitude = Math.Abs(x);
            sum0 += x;
            sum1 += u * x;
            sum2 += u * u * x;
            square2 += u * u;
            square4 += u * u * u * u;
            weight += magnitude;
            moment += magnitude * (u + 1) / 2;
        }
        double mean = sum0 / n, slope = Ratio(sum1, square2), level = square2 / n;
        double curvatureNorm = square4 - n * level * level;
        double curvature = n > 2 ? Ratio(sum2 - level * sum0, curvatureNorm) : 0;
        var (lineA, lineQ, curveA, curveQ) = (0.0, 0.0, 0.0, 0.0);
        for (int i = 0; i < n; i++)
        {
            double u = n > 1 ? i * step - 1 : 0, line = contour[i] - mean - slope * u, curve = line - curvature * (u * u - level);
            lineA += Math.Abs(line);
            lineQ += line * line;
            curveA += Math.Abs(curve);
            curveQ += curve * curve;
        }
        // u = 2 t - 1.
        values[0] = 2 * slope;
        values[1] = mean - slope;
        values[2] = lineA / n;
        values[3] = lineQ / n;
        values[4] = 4 * curvature;
        values[5] = 2 * slope - 4 * curvature;
        values[6] = mean - slope + curvature * (1 - level);
        values[7] = curveA / n;
        values[8] = curveQ / n;
        values[9] = Ratio(moment, weight);
    }
}
