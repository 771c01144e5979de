using MerWorkbench.Metrics;

namespace MerWorkbench.Figures;

/// <summary>One score of one model, for <see cref="ScoreMatrixFigure"/>.</summary>
/// <param name="Model">The model's name, a row of the figure.</param>
/// <param name="Target">What is predicted: <c>arousal</c>, <c>valence</c>, <c>class</c>.</param>
/// <param name="Metric">The metric, a panel of the figure: <c>R²</c>.</param>
/// <param name="Value">The score.</param>
/// <param name="Interval">Its interval, or null.</param>
public sealed record ModelScore(string Model, string Target, string Metric, double Value, Interval? Interval = null);
