using MerWorkbench.Figures;
using MerWorkbench.Papers;

namespace MerWorkbench.Showing;

/// <summary>A reproduction: its table beside the paper's values, and what differs from the paper.</summary>
internal sealed class ReproductionView : View<Reproduction>
{
    /// <inheritdoc/>
    protected override string Text(Reproduction value) =>
        $"{ResultTableView.TextOf(ReproductionTable.Of(value))}\n\n{ResultTableView.TextOf(DifferencesOf(value))}";

    /// <inheritdoc/>
    protected override string? Html(Reproduction value) =>
        $"{ResultTableView.HtmlOf(ReproductionTable.Of(value))}<details><summary>What differs from the paper</summary>{ResultTableView.HtmlOf(DifferencesOf(value))}</details>";

    private static ResultTable DifferencesOf(Reproduction reproduction)
    {
        var table = new ResultTable("What differs from the paper.", new("Point"), new("Paper"), new("Here"), new("Why"));
        foreach (Difference difference in reproduction.Differences)
            table.Add(difference.Point, difference.Paper, difference.Here, difference.Why);
        return table;
    }
}
