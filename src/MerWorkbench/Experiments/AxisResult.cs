using MerWorkbench.Metrics;

namespace MerWorkbench.Experiments;

/// <summary>The scores of one axis over all test predictions of all folds together, in float64.</summary>
/// <param name="Scores">The metrics.</param>
/// <param name="R2Interval">95 % bootstrap interval of R2 over songs.</param>
/// <param name="MaeInterval">95 % bootstrap interval of the mean absolute error over songs.</param>
public sealed record AxisResult(RegressionScores Scores, Interval R2Interval, Interval MaeInterval)
{
    /// <summary>Scores an axis.</summary>
    /// <param name="observed">The annotated values.</param>
    /// <param name="predicted">The predictions.</param>
    /// <param name="songs">The song of each item.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <exception cref="UndefinedMetricException">Fewer than two items, or all observed values equal.</exception>
    public static AxisResult Of(double[] observed, double[] predicted, IReadOnlyList<string> songs, int seed) => new(
        RegressionScores.Of(observed, predicted),
        Bootstrap.Percentile(RegressionMetrics.R2, observed, predicted, seed, songs),
        Bootstrap.Percentile(RegressionMetrics.Mae, observed, predicted, seed, songs));
}
