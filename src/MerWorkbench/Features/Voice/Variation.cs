namespace MerWorkbench.Features.Voice;

/// <summary>Mean absolute differences over the mean.</summary>
internal static class Variation
{
    public static double First(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
            return 0;
        double sum = 0;
        for (int i = 1; i < values.Length; i++)
            sum += Math.Abs(values[i] - values[i - 1]);
        return OverMean(sum / (values.Length - 1), values);
    }

    public static double Second(ReadOnlySpan<double> values)
    {
        if (values.Length < 3)
            return 0;
        double sum = 0;
        for (int i = 2; i < values.Length; i++)
            sum += Math.Abs(values[i] - 2 * values[i - 1] + values[i - 2]);
        return OverMean(sum / (values.Length - 2), values);
    }

    private static double OverMean(double difference, ReadOnlySpan<double> values)
    {
        double mean = 0;
        foreach (double value in values)
            mean += value / values.Length;
        return mean > 0 ? difference / mean : 0;
    }
}
