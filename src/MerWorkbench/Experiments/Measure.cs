using MerWorkbench.Metrics;

namespace MerWorkbench.Experiments;

/// <summary>A metric with the numbers it is taken over, so that it can be taken again over other draws of the songs.</summary>
/// <param name="Target">What is predicted.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Function">The metric.</param>
/// <param name="Observed">What was annotated, an item each.</param>
/// <param name="Predicted">What was predicted for it.</param>
/// <param name="Ids">The items.</param>
/// <param name="Songs">The song of each.</param>
/// <param name="Folds">The fold that tested each.</param>
internal sealed record Measure(
    string Target, string Metric, RegressionMetric Function, double[] Observed, double[] Predicted, IReadOnlyList<string> Ids, IReadOnlyList<string> Songs, IReadOnlyList<int> Folds)
{
    /// <summary>The metrics of a continuous axis, R2 first.</summary>
    public static IEnumerable<Measure> OfAxis(string axis, double[] observed, double[] predicted, IReadOnlyList<string> ids, IReadOnlyList<string> songs, IReadOnlyList<int> folds) =>
    [
        new(axis, "R2", RegressionMetrics.R2, observed, predicted, ids, songs, folds),
        new(axis, "MAE", RegressionMetrics.Mae, observed, predicted, ids, songs, folds),
        new(axis, "RMSE", RegressionMetrics.Rmse, observed, predicted, ids, songs, folds),
        new(axis, "PCC", RegressionMetrics.Pearson, observed, predicted, ids, songs, folds),
        new(axis, "CCC", RegressionMetrics.Ccc, observed, predicted, ids, songs, folds),
    ];

    /// <summary>The share of items whose class, a number each, was hit.</summary>
    public static double Accuracy(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        int right = 0;
        for (int i = 0; i < observed.Length; i++)
            right += observed[i] == predicted[i] ? 1 : 0;
        return (double)right / observed.Length;
    }

    /// <summary>The score with its interval; null where the metric is undefined for these predictions, as the correlation of a constant is.</summary>
    public Score? Score(int seed)
    {
        try
        {
            return new(Target, Metric, Function(Observed, Predicted), Bootstrap.Percentile(Function, Observed, Predicted, seed, Songs));
        }
        catch (UndefinedMetricException)
        {
            return null;
        }
    }
}
