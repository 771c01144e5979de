using System.Numerics.Tensors;

namespace MerWorkbench.Features.Essentia;

/// <summary>How Essentia's music extractor sums a course up: of the values, and of the sizes of their first and second differences.</summary>
internal static class PoolStatistics
{
    /// <summary>The statistics' names, in the order of <see cref="Of"/>. Variances are those of the population.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mean", "var", "stdev", "median", "min", "max", "dmean", "dmean2", "dvar", "dvar2"];

    /// <summary>The statistics; 0 where there is nothing to take them of.</summary>
    public static float[] Of(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return new float[Names.Count];
        float[] first = Differences(values), second = Differences(first);
        var (mean, variance) = Moments(values);
        var (mean1, variance1) = Moments(Sizes(first));
        var (mean2, variance2) = Moments(Sizes(second));
        float[] sorted = values.ToArray();
        Array.Sort(sorted);
        double median = (sorted[(sorted.Length - 1) / 2] + (double)sorted[sorted.Length / 2]) / 2;
        return
        [
            (float)mean, (float)variance, (float)Math.Sqrt(variance), (float)median, sorted[0], sorted[^1],
            (float)mean1, (float)mean2, (float)variance1, (float)variance2,
        ];
    }

    private static float[] Differences(ReadOnlySpan<float> values)
    {
        var differences = new float[Math.Max(0, values.Length - 1)];
        if (differences.Length > 0)
            TensorPrimitives.Subtract(values[1..], values[..^1], differences);
        return differences;
    }

    private static float[] Sizes(float[] values)
    {
        var sizes = new float[values.Length];
        TensorPrimitives.Abs(values, sizes);
        return sizes;
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return (0, 0);
        double sum = 0, squares = 0;
        foreach (float value in values)
            sum += value;
        double mean = sum / values.Length;
        foreach (float value in values)
            squares += (value - mean) * (value - mean);
        return (mean, squares / values.Length);
    }
}
