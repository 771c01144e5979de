namespace MerWorkbench.Metrics;

/// <summary>One form of the intraclass correlation.</summary>
/// <param name="Value">The estimate; at most 1, and below 0 where raters agree less than chance.</param>
/// <param name="Interval">Its interval of confidence.</param>
public readonly record struct IccEstimate(double Value, Interval Interval);
