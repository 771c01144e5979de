namespace MerWorkbench.Dsp;

/// <summary>
/// Values between samples by a sinc under a raised cosine, and the highest of them near a peak. Where fewer samples than the depth lie
/// on one side, fewer are used on both.
/// </summary>
internal static class SincInterpolation
{
    /// <summary>The value at a place from 0 to the last sample.</summary>
    public static double At(ReadOnlySpan<double> values, double place, int depth)
    {
        int left = (int)Math.Floor(place);
        double fraction = place - left;
        if (fraction == 0)
            return values[left];
        depth = Math.Min(depth, Math.Min(left + 1, values.Length - left - 1));
        // The raised cosine at equal steps, by the recurrence cos(a + d) = 2 cos d cos a - cos(a - d).
        double step = Math.PI / (depth + 0.5), start = step * (fraction + depth - 1);
        double cosine = Math.Cos(start), before = Math.Cos(start + step), twice = 2 * Math.Cos(step), sum = 0;
        double sign = (depth - 1) % 2 == 0 ? 1 : -1;
        for (int i = left - depth + 1; i <= left + depth; i++)
        {
            sum += sign * values[i] * (0.5 + 0.5 * cosine) / (place - i);
            (cosine, before) = (twice * cosine - before, cosine);
            sign = -sign;
        }
        return sum * Math.Sin(Math.PI * fraction) / Math.PI;
    }

    /// <summary>
    /// The place and height of the top within a step of a sample that is higher than its neighbours: by golden section, at last by a parabola.
    /// </summary>
    public static (double Place, double Height) Top(ReadOnlySpan<double> values, int peak, int depth)
    {
        const double Golden = 0.6180339887498949, Near = 0.02;
        double low = peak - 1, high = peak + 1;
        double a = high - Golden * (high - low), b = low + Golden * (high - low);
        double atA = At(values, a, depth), atB = At(values, b, depth);
        while (high - low > Near)
        {
            if (atA > atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - Golden * (high - low);
                atA = At(values, a, depth);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + Golden * (high - low);
                atB = At(values, b, depth);
            }
        }
        double middle = 0.5 * (low + high), reach = 0.5 * (high - low);
        var (offset, height) = Parabola.Top(At(values, low, depth), At(values, middle, depth), At(values, high, depth));
        return (middle + reach * offset, height);
    }
}
