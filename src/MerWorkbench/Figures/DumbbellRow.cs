using MerWorkbench.Metrics;

namespace MerWorkbench.Figures;

/// <summary>A published value and ours, to be set beside each other.</summary>
/// <param name="Label">What was measured: <c>arousal, LSTM 2×124</c>.</param>
/// <param name="Published">The value in the paper; null where it gives none.</param>
/// <param name="Ours">Our value; null where there is none yet.</param>
/// <param name="Interval">Where ours lies with what confidence; null for a value without one.</param>
/// <param name="Comparable">False where data or protocol differ, so that the distance means nothing.</param>
public sealed record DumbbellRow(string Label, double? Published, double? Ours, Interval? Interval = null, bool Comparable = true);
