using MerWorkbench.Features.Comparison;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>Which choice on the way to MFCCs matters: for each stage, how far it moves the coefficients when it alone is taken from another tool.</summary>
public static class ConventionFigure
{
    /// <summary>Draws one or several comparisons, a colour each, one column wide; stages are rows, the first on top.</summary>
    /// <param name="comparisons">At least one; all with the same first convention.</param>
    /// <exception cref="MerException">No comparison, or two that start from different conventions.</exception>
    public static Figure Of(params IReadOnlyList<ConventionComparison> comparisons)
    {
        if (comparisons.Select(comparison => comparison.First.Name).Distinct().Count() != 1)
            throw new MerException("The figure needs comparisons of one convention with others.");
        string first = comparisons[0].First.Name;
        string[] rows = [.. comparisons[0].Stages.Select(stage => stage.Title), "all together"];
        var traces = comparisons.Select((comparison, i) => Dots(comparison, i, comparisons.Count));
        return new Figure(traces)
        {
            Layout = new()
            {
                XAxis = new() { Title = "Change of c1 and up (dB re their size)", ZeroLine = true, ZeroLineColor = Palette.Grey, ZeroLineWidth = 0.75 },
                YAxis = new()
                {
                    Range = [rows.Length - 0.5, -0.5],
                    TickVals = [.. Enumerable.Range(0, rows.Length)],
                    TickText = rows,
                    Ticks = "",
                },
                Legend = new() { Orientation = "h", X = 1, XAnchor = "right", Y = 1.03, YAnchor = "bottom" },
                ShowLegend = true,
            },
            Size = FigureSize.InOneColumn(66 + 8 * comparisons.Count),
            Description = $"What each stage changes in the MFCCs by {first} when it alone is taken from {string.Join(", ", comparisons.Select(comparison => comparison.Second.Name))}",
        };
    }

    private static readonly string[] Symbols = ["circle", "diamond", "square", "cross"];

    // A stage that changes nothing has no mark: its decibels have no bottom.
    private static Scatter Dots(ConventionComparison comparison, int series, int of)
    {
        // Marks of several comparisons lie side by side within their row.
        double aside = (series - (of - 1) / 2.0) * 0.7 / of;
        var changes = comparison.Stages.Select(stage => (Change: stage.Alone, Text: $"{stage.Title}: {stage.Second}")).Append((Change: comparison.Together, Text: "all stages"));
        var places = changes.Select((change, y) => (X: change.Change.Decibels ?? double.NaN, Y: y + aside, change.Text)).Where(place => !double.IsNaN(place.X)).ToList();
        return new()
        {
            Name = $"from {comparison.Second.Name}",
            X = PlotValues.Of(places.Select(place => place.X)),
            Y = PlotValues.Of(places.Select(place => place.Y)),
            Mode = ScatterMode.Markers,
            Text = [.. places.Select(place => Title.Escape(place.Text))],
            Marker = new(Palette.OkabeIto[series % Palette.OkabeIto.Count]) { Symbol = Symbols[series % Symbols.Length], Size = 6 },
            HoverTemplate = "%{text}<br>%{x:.1f} dB<extra></extra>",
        };
    }
}
