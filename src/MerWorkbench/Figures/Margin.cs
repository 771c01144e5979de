namespace MerWorkbench.Figures;

/// <summary>The space around the panels, in pixels. Axes add what their labels need.</summary>
/// <param name="L">Left.</param>
/// <param name="R">Right.</param>
/// <param name="T">Top.</param>
/// <param name="B">Bottom.</param>
public sealed record Margin(double L, double R, double T, double B);
