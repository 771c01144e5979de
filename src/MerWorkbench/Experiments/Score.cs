using MerWorkbench.Metrics;

namespace MerWorkbench.Experiments;

/// <summary>One metric of one thing predicted, over all test predictions of all folds together, in float64.</summary>
/// <param name="Target">What is predicted: <c>arousal</c>, <c>valence</c> or <c>class</c>.</param>
/// <param name="Metric">The metric: <c>R2</c>, <c>MAE</c>, <c>RMSE</c>, <c>PCC</c>, <c>CCC</c>, <c>accuracy</c>, <c>F1</c> and so on; errors are on the labels' scale.</param>
/// <param name="Value">The score.</param>
/// <param name="Interval">Its 95 % bootstrap interval over songs.</param>
public sealed record Score(string Target, string Metric, double Value, Interval Interval);
