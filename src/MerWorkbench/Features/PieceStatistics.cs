namespace MerWorkbench.Features;

/// <summary>Mean, standard deviation and standard deviation of the first difference of every column over some rows.</summary>
internal static class PieceStatistics
{
    public static IReadOnlyList<FeatureColumn> ColumnsOf(FeatureSet inner) =>
    [
        .. inner.Columns.Select(column => Of(column, "mean")),
        .. inner.Columns.Select(column => Of(column, "std")),
        .. inner.Columns.Select(column => Of(column, "delta_std")),
    ];

    /// <summary>Population statistics, in double, of pieces of at least two rows: <c>[pieces, 3 x bins]</c>.</summary>
    public static void Summarise(FeatureRows frames, ReadOnlySpan<RowRange> pieces, Span<float> into)
    {
        int bins = frames.Columns.Count;
        var values = new float[frames.Frames];
        for (int bin = 0; bin < bins; bin++)
        {
            frames.CopyColumn(bin, values);
            for (int piece = 0; piece < pieces.Length; piece++)
            {
                var row = into.Slice(piece * 3 * bins, 3 * bins);
                (row[bin], row[bins + bin], row[2 * bins + bin]) = Summarise(values.AsSpan(pieces[piece].From, pieces[piece].Count));
            }
        }
    }

    private static (float Mean, float Deviation, float StepDeviation) Summarise(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += value;
        double mean = sum / values.Length;
        // Differences sum up to last - first.
        double meanStep = ((double)values[^1] - values[0]) / (values.Length - 1);
        double squares = 0, stepSquares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            squares += (value - mean) * (value - mean);
            if (i > 0)
            {
                double step = value - values[i - 1] - meanStep;
                stepSquares += step * step;
            }
        }
        return ((float)mean, (float)Math.Sqrt(squares / values.Length), (float)Math.Sqrt(stepSquares / (values.Length - 1)));
    }

    private static FeatureColumn Of(FeatureColumn column, string statistic) => column with
    {
        Name = $"{column.Name}.{statistic}",
        Statistic = column.Statistic is null ? statistic : $"{statistic} of {column.Statistic}",
    };
}
