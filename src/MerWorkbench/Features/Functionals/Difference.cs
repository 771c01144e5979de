using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Functionals;

/// <summary>How a contour changes from frame to frame. Beyond its ends it is taken to stay as it is.</summary>
public static class Difference
{
    /// <summary>
    /// The regression formula of HTK: d[t] = sum over n = 1..W of n (x[t+n] - x[t-n]) / (2 sum of n^2). Of a ramp it is the slope per frame.
    /// </summary>
    /// <param name="contour">The values.</param>
    /// <param name="into">Receives as many; not the same memory.</param>
    /// <param name="window">W, at least 1: 2 in HTK and in the ComParE set.</param>
    /// <remarks>Young et al., The HTK Book, section 5.9, equation 5.16.</remarks>
    public static void Regression(ReadOnlySpan<float> contour, Span<float> into, int window = 2)
    {
        Check.SameLength(contour.Length, into.Length, nameof(contour), nameof(into));
        Check.Positive(window);
        int norm = 0, last = contour.Length - 1;
        for (int n = 1; n <= window; n++)
            norm += 2 * n * n;
        for (int t = 0; t < contour.Length; t++)
        {
            double sum = 0;
            for (int n = 1; n <= window; n++)
                sum += n * ((double)contour[Math.Min(t + n, last)] - contour[Math.Max(t - n, 0)]);
            into[t] = (float)(sum / norm);
        }
    }

    /// <summary>The simple difference d[t] = x[t] - x[t-1]; d[0] = 0.</summary>
    /// <param name="contour">The values.</param>
    /// <param name="into">Receives as many; not the same memory.</param>
    public static void Simple(ReadOnlySpan<float> contour, Span<float> into)
    {
        Check.SameLength(contour.Length, into.Length, nameof(contour), nameof(into));
        for (int t = 0; t < contour.Length; t++)
            into[t] = contour[t] - contour[Math.Max(t - 1, 0)];
    }
}
