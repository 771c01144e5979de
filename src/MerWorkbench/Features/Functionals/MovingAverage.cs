using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Functionals;

/// <summary>Smooths a contour by the mean of each value and its neighbours. Beyond its ends the contour is taken to stay as it is.</summary>
public static class MovingAverage
{
    /// <summary>The mean of 2 r + 1 values around each.</summary>
    /// <param name="contour">The values.</param>
    /// <param name="into">Receives as many; not the same memory.</param>
    /// <param name="radius">r, at least 0: 1 in the ComParE set, a window of three frames.</param>
    public static void Smooth(ReadOnlySpan<float> contour, Span<float> into, int radius = 1)
    {
        Check.SameLength(contour.Length, into.Length, nameof(contour), nameof(into));
        Check.InRange(radius, 0, int.MaxValue / 4);
        int last = contour.Length - 1;
        for (int t = 0; t < contour.Length; t++)
        {
            double sum = 0;
            for (int n = -radius; n <= radius; n++)
                sum += contour[Math.Clamp(t + n, 0, last)];
            into[t] = (float)(sum / (2 * radius + 1));
        }
    }

    /// <summary>The same over those neighbours that are not 0; a 0 stays 0. For contours in which 0 says that there is no value, such as F0.</summary>
    /// <param name="contour">The values.</param>
    /// <param name="into">Receives as many; not the same memory.</param>
    /// <param name="radius">r, at least 0.</param>
    public static void SmoothNonZero(ReadOnlySpan<float> contour, Span<float> into, int radius = 1)
    {
        Check.SameLength(contour.Length, into.Length, nameof(contour), nameof(into));
        Check.InRange(radius, 0, int.MaxValue / 4);
        for (int t = 0; t < contour.Length; t++)
        {
            double sum = 0;
            int count = 0;
            for (int n = Math.Max(0, t - radius); n <= Math.Min(contour.Length - 1, t + radius) && contour[t] != 0; n++)
            {
                sum += contour[n];
                count += contour[n] != 0 ? 1 : 0;
            }
            into[t] = count == 0 ? 0 : (float)(sum / count);
        }
    }
}
