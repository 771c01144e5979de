namespace MerWorkbench.Learning.Baselines;

/// <summary>Least squares with an intercept, if wanted with Weka's choice of columns: the baseline of Grekow's paper.</summary>
/// <param name="Elimination">Which columns are left out; default none.</param>
public sealed record LinearRegressor(AttributeElimination Elimination = AttributeElimination.None) : IRegressor
{
    /// <inheritdoc/>
    public string Name => "linear-regression";

    /// <inheritdoc/>
    public string Parameters => $"""
        model = least squares with intercept
        attribute elimination = {Elimination}
        """;

    /// <inheritdoc/>
    public IFittedRegressor Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, int seed)
    {
        DesignMatrix.Validate(rows, targets);
        int columns = rows[0].Length;
        if (Elimination == AttributeElimination.None)
        {
            LinearRegression all = LinearRegression.Fit(rows, targets);
            return new LinearModel([.. all.Coefficients], all.Intercept);
        }
        IReadOnlyList<int> kept = M5Elimination.Select(rows, targets);
        var coefficients = new double[columns];
        if (kept.Count == 0)
            return new LinearModel(coefficients, targets.Average());
        LinearRegression some = LinearRegression.Fit([.. rows.Select(row => kept.Select(column => row[column]).ToArray())], targets);
        for (int at = 0; at < kept.Count; at++)
            coefficients[kept[at]] = some.Coefficients[at];
        return new LinearModel(coefficients, some.Intercept);
    }
}
