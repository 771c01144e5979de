namespace MerWorkbench.Features.Rhythm;

/// <summary>Takes from a course its moving average over 17 values and keeps what is above: peaks stay, slow changes go.</summary>
internal static class AdaptiveThreshold
{
    private const int Reach = 8;

    /// <summary>Works in place. Beyond its ends the course goes on with its first and last value.</summary>
    /// <param name="values">The course.</param>
    /// <param name="ahead">Whether the average is that of a value and the 16 after it, instead of 8 to each side.</param>
    public static void Apply(Span<float> values, bool ahead = false)
    {
        if (values.IsEmpty)
            return;
        const int Width = 2 * Reach + 1;
        Span<float> window = stackalloc float[Width];
        int last = values.Length - 1, start = ahead ? 0 : -Reach;
        for (int i = 0; i < Width - 1; i++)
            window[i] = values[Math.Clamp(start + i, 0, last)];
        for (int i = 0; i < values.Length; i++)
        {
            window[(i + Width - 1) % Width] = values[Math.Min(start + i + Width - 1, last)];
            double sum = 0;
            foreach (float value in window)
                sum += value;
            values[i] = Math.Max(0, values[i] - (float)(sum / Width));
        }
    }
}
