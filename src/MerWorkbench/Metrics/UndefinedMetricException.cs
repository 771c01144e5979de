using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>A metric was asked of data on which it has no value, such as R2 of a constant target. Never answered by 0 or NaN.</summary>
/// <param name="metric">The metric's name.</param>
/// <param name="reason">What about the data leaves it undefined.</param>
public sealed class UndefinedMetricException(string metric, string reason) : MerException($"{metric} is undefined: {reason}.")
{
    /// <summary>The metric's name.</summary>
    public string Metric { get; } = metric;
}
