namespace MerWorkbench.Metrics;

/// <summary>The regression metrics of one axis over one set.</summary>
/// <param name="Items">How many items were scored.</param>
/// <param name="R2">Coefficient of determination.</param>
/// <param name="Mae">Mean absolute error, on the labels' scale.</param>
/// <param name="Rmse">Root mean squared error, on the labels' scale.</param>
/// <param name="Pearson">Pearson's correlation; null where undefined because every prediction is the same.</param>
/// <param name="Ccc">Lin's concordance correlation.</param>
public sealed record RegressionScores(int Items, double R2, double Mae, double Rmse, double? Pearson, double Ccc)
{
    /// <summary>All metrics of a set of predictions.</summary>
    /// <exception cref="UndefinedMetricException">A single item, or all observed values are equal.</exception>
    public static RegressionScores Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted) => new(
        observed.Length,
        RegressionMetrics.R2(observed, predicted),
        RegressionMetrics.Mae(observed, predicted),
        RegressionMetrics.Rmse(observed, predicted),
        predicted.IndexOfAnyExcept(predicted[0]) < 0 ? null : RegressionMetrics.Pearson(observed, predicted),
        RegressionMetrics.Ccc(observed, predicted));
}
