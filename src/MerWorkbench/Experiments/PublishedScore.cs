namespace MerWorkbench.Experiments;

/// <summary>One published value.</summary>
/// <param name="Target">What is predicted: <c>arousal</c>, <c>valence</c> or <c>class</c>.</param>
/// <param name="Metric">The metric, as <see cref="Score"/> names it; errors are on the paper's label scale.</param>
/// <param name="Value">The value.</param>
/// <param name="Deviation">The standard deviation printed beside it, or null.</param>
public sealed record PublishedScore(string Target, string Metric, double Value, double? Deviation = null);
