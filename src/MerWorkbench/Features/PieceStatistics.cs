namespace MerWorkbench.Features;

/// <summary>Mean, standard deviation and standard deviation of the first difference of every column over some rows.</summary>
internal static class PieceStatistics
{
    public static IReadOnlyList<FeatureColumn> ColumnsOf(FeatureSet inner) =>
    [
        .. inner.Columns.Select(column => column with { Name = $"{column.Name}.mean" }),
        .. inner.Columns.Select(column => column with { Name = $"{column.Name}.std" }),
        .. inner.Columns.Select(column => column with { Name = $"{column.Name}.delta_std" }),
    ];

    /// <summary>Population statistics over rows [from, to), at least two, in double; three times as many values as there are columns.</summary>
    public static void Summarise(FeatureMatrix matrix, int from, int to, Span<float> into)
    {
        int bins = matrix.Bins, rows = to - from;
        var values = matrix.Values.Span;
        for (int bin = 0; bin < bins; bin++)
        {
            double sum = 0;
            for (int row = from; row < to; row++)
                sum += values[row * bins + bin];
            double mean = sum / rows;
            // Differences sum up to last - first.
            double meanStep = ((double)values[(to - 1) * bins + bin] - values[from * bins + bin]) / (rows - 1);
            double squares = 0, stepSquares = 0;
            for (int row = from; row < to; row++)
            {
                double value = values[row * bins + bin];
                squares += (value - mean) * (value - mean);
                if (row > from)
                {
                    double step = value - values[(row - 1) * bins + bin] - meanStep;
                    stepSquares += step * step;
                }
            }
            into[bin] = (float)mean;
            into[bins + bin] = (float)Math.Sqrt(squares / rows);
            into[2 * bins + bin] = (float)Math.Sqrt(stepSquares / (rows - 1));
        }
    }
}
