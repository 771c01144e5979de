namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Moments of a contour of N values, of the population (divided by N): <c>variance</c>, <c>stddev</c>, <c>skewness</c> (third central moment over
/// the cube of the deviation), <c>kurtosis</c> (fourth over the square of the variance; 3 of a normal distribution), and <c>stddevNorm</c>, the
/// deviation over the mean. Skewness and kurtosis of a constant are 0; so is <c>stddevNorm</c> where the mean is.
/// </summary>
/// <param name="chosen">The names that come out; all where none is given.</param>
public sealed class ContourMoments(params string[] chosen) : FunctionalFamily(All, chosen)
{
    private static readonly string[] All = ["variance", "stddev", "skewness", "kurtosis", "stddevNorm"];

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> contour, Span<double> values)
    {
        double sum = 0, second = 0, third = 0, fourth = 0;
        foreach (float x in contour)
            sum += x;
        double mean = sum / contour.Length;
        foreach (float x in contour)
        {
            double distance = x - mean, square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
        }
        double variance = second / contour.Length;
        // What a sum in double leaves of equal floats is no spread.
        if (variance <= 1e-24 * mean * mean)
            variance = third = fourth = 0;
        double deviation = Math.Sqrt(variance);
        values[0] = variance;
        values[1] = deviation;
        values[2] = Ratio(third / contour.Length, variance * deviation);
        values[3] = Ratio(fourth / contour.Length, variance * variance);
        values[4] = Math.Abs(mean) <= 1e-12 * deviation ? 0 : deviation / mean;
    }
}
