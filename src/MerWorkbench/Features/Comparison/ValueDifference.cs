namespace MerWorkbench.Features.Comparison;

/// <summary>How far the values of two stages lie apart.</summary>
/// <param name="Largest">The largest difference of two values.</param>
/// <param name="Relative">The root mean square of all differences as a share of the first's root mean square; null where only the first is silent.</param>
public sealed record ValueDifference(double Largest, double? Relative);
