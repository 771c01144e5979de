namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Shares of time, from 0 to 1. <c>upleveltime25</c>, <c>50</c>, <c>75</c>, <c>90</c>: where the contour lies above that percentage of its range, counted
/// from its minimum; <c>downleveltime25</c>...: where it does not. <c>risetime</c> and <c>falltime</c>: the share of steps that go up or down;
/// <c>leftctime</c> and <c>rightctime</c>: the share of inner points at which it bends to the left (second difference above 0) or to the right.
/// </summary>
/// <remarks>Eyben (2016). A constant is never above its minimum; contours too short for a difference give 0.</remarks>
/// <param name="chosen">The names that come out; all where none is given.</param>
public sealed class ContourTimes(params string[] chosen) : FunctionalFamily(All, chosen)
{
    private static readonly string[] All =
    [
        "upleveltime25", "upleveltime50", "upleveltime75", "upleveltime90",
        "downleveltime25", "downleveltime50", "downleveltime75", "downleveltime90",
        "risetime", "falltime", "leftctime", "rightctime",
    ];

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> contour, Span<double> values)
    {
        int n = contour.Length, rises = 0, falls = 0, left = 0, right = 0;
        double max = contour[0], min = contour[0];
        for (int i = 0; i < n; i++)
        {
            max = Math.Max(max, contour[i]);
            min = Math.Min(min, contour[i]);
            if (i == 0)
                continue;
            rises += contour[i] > contour[i - 1] ? 1 : 0;
            falls += contour[i] < contour[i - 1] ? 1 : 0;
            if (i == 1)
                continue;
            double bend = (double)contour[i] - 2.0 * contour[i - 1] + contour[i - 2];
            left += bend > 0 ? 1 : 0;
            right += bend < 0 ? 1 : 0;
        }
        ReadOnlySpan<double> shares = [0.25, 0.5, 0.75, 0.9];
        for (int level = 0; level < shares.Length; level++)
        {
            double threshold = min + shares[level] * (max - min);
            int above = 0;
            foreach (float x in contour)
                above += x > threshold ? 1 : 0;
            values[level] = (double)above / n;
            values[4 + level] = (double)(n - above) / n;
        }
        values[8] = Ratio(rises, n - 1);
        values[9] = Ratio(falls, n - 1);
        values[10] = n > 2 ? (double)left / (n - 2) : 0;
        values[11] = n > 2 ? (double)right / (n - 2) : 0;
    }
}
