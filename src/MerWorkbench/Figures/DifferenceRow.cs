using MerWorkbench.Metrics;

namespace MerWorkbench.Figures;

/// <summary>A row of a <see cref="DifferenceFigure"/>.</summary>
/// <param name="Label">What differs from what; of two lines the second is small.</param>
/// <param name="Difference">The difference.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="Verdict">What is said of it.</param>
public sealed record DifferenceRow(string Label, double Difference, Interval Interval, string Verdict)
{
    /// <summary>The single differences whose mean it is.</summary>
    public IReadOnlyList<double> Parts { get; init; } = [];

    /// <summary>How far below zero still counts as no loss, drawn as a mark; 0, the default, for none.</summary>
    public double Margin { get; init; }
}
