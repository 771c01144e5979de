using System.Buffers;

namespace MerWorkbench.Features.Essentia;

/// <summary>How Essentia's music extractor sums a course up: of the values, and of the sizes of their first and second differences.</summary>
internal static class PoolStatistics
{
    /// <summary>The statistics' names, in the order of <see cref="Of"/>. Variances are those of the population.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mean", "var", "stdev", "median", "min", "max", "dmean", "dmean2", "dvar", "dvar2"];

    /// <summary>The statistics; 0 where there is nothing to take them of. Long courses cost no heap but for the result.</summary>
    public static float[] Of(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return new float[Names.Count];
        float[] room = ArrayPool<float>.Shared.Rent(values.Length);
        try
        {
            var work = room.AsSpan(0, values.Length);
            var (mean, variance) = Moments(values);
            values.CopyTo(work);
            work.Sort();
            double median = (work[(work.Length - 1) / 2] + (double)work[work.Length / 2]) / 2;
            float lowest = work[0], highest = work[^1];
            values.CopyTo(work);
            work = Differentiate(work);
            var (mean1, variance1) = MomentsOfSizes(work);
            work = Differentiate(work);
            var (mean2, variance2) = MomentsOfSizes(work);
            return
            [
                (float)mean, (float)variance, (float)Math.Sqrt(variance), (float)median, lowest, highest,
                (float)mean1, (float)mean2, (float)variance1, (float)variance2,
            ];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(room);
        }
    }

    /// <summary>Replaces values by the steps between them, one fewer.</summary>
    private static Span<float> Differentiate(Span<float> values)
    {
        for (int i = 0; i + 1 < values.Length; i++)
            values[i] = values[i + 1] - values[i];
        return values[..Math.Max(0, values.Length - 1)];
    }

    private static (double Mean, double Variance) MomentsOfSizes(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return (0, 0);
        double sum = 0, squares = 0;
        foreach (float value in values)
            sum += Math.Abs(value);
        double mean = sum / values.Length;
        foreach (float value in values)
            squares += (Math.Abs(value) - mean) * (Math.Abs(value) - mean);
        return (mean, squares / values.Length);
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (float value in values)
            sum += value;
        double mean = sum / values.Length;
        foreach (float value in values)
            squares += (value - mean) * (value - mean);
        return (mean, squares / values.Length);
    }
}
