using System.Globalization;

namespace MerWorkbench.Metrics;

/// <summary>What a test of a difference gave.</summary>
/// <param name="Method">The test and its variant, as results print it.</param>
/// <param name="Statistic">Its statistic.</param>
/// <param name="P">The two-sided p-value: how often a difference at least this large would come by chance if there were none.</param>
public readonly record struct PairedTest(string Method, double Statistic, double P)
{
    /// <summary>The result as text: <c>p = 0.031 (Wilcoxon signed rank, exact, 10 pairs)</c>.</summary>
    public override string ToString() => P < 0.0005
        ? $"p < 0.001 ({Method})"
        : string.Create(CultureInfo.InvariantCulture, $"p = {P:0.000} ({Method})");
}
