namespace MerWorkbench.Learning.Baselines;

/// <summary>Moves and stretches each column: (x - origin) x factor.</summary>
internal sealed class ColumnScaler
{
    private readonly double[] origins, factors;

    private ColumnScaler(double[] origins, double[] factors) => (this.origins, this.factors) = (origins, factors);

    /// <summary>Learns the scaling from rows that have been validated. A column without variation becomes 0.</summary>
    public static ColumnScaler Fit(InputScaling scaling, IReadOnlyList<double[]> rows)
    {
        int columns = rows[0].Length;
        switch (scaling)
        {
            case InputScaling.Standardise:
                var standardizer = Standardizer.Fit(rows);
                return new([.. standardizer.Means], [.. standardizer.Deviations.Select(deviation => deviation > 0 ? 1 / deviation : 0)]);
            case InputScaling.Normalise:
                double[] low = [.. rows[0]], high = [.. rows[0]];
                foreach (double[] row in rows)
                {
                    for (int column = 0; column < columns; column++)
                        (low[column], high[column]) = (Math.Min(low[column], row[column]), Math.Max(high[column], row[column]));
                }
                return new(low, [.. high.Select((value, column) => value > low[column] ? 1 / (value - low[column]) : 0)]);
            default:
                return new(new double[columns], [.. Enumerable.Repeat(1.0, columns)]);
        }
    }

    public double[] Apply(double[] row)
    {
        DesignMatrix.RequireColumns(origins.Length, row);
        var scaled = new double[row.Length];
        for (int column = 0; column < row.Length; column++)
            scaled[column] = (row[column] - origins[column]) * factors[column];
        return scaled;
    }

    /// <summary>The value of the first column before it was scaled.</summary>
    public double Undo(double value) => origins[0] + (factors[0] > 0 ? value / factors[0] : 0);
}
