using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// Which class was taken for which: a row a true class, a column a predicted one. The colour is the share of the row, so that the
/// diagonal shows the recall of each class; the cells also name the counts.
/// </summary>
public static class ConfusionFigure
{
    /// <summary>Draws a confusion matrix, one column wide.</summary>
    /// <param name="classes">The names of the classes; at least two.</param>
    /// <param name="counts"><c>[true class][predicted class]</c>, none below zero.</param>
    /// <param name="description">What was classified by what, for the page's title.</param>
    /// <exception cref="MerException">Fewer than two classes, a matrix of another size, or a count below zero.</exception>
    public static Figure Of(IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<int>> counts, string description = "Predicted against true classes")
    {
        int n = classes.Count;
        if (n < 2)
            throw new MerException($"The figure needs at least two classes, got {n}.");
        if (counts.Count != n || counts.Any(row => row.Count != n))
            throw new MerException($"The counts of {n} classes make {n} rows of {n}; got {counts.Count} rows of {string.Join(", ", counts.Select(row => row.Count).Distinct())}.");
        if (counts.Any(row => row.Any(count => count < 0)))
            throw new MerException("A count of the confusion matrix is below zero.");

        double[] places = [.. Enumerable.Range(0, n).Select(i => (double)i)];
        // A class that never occurs has no shares: its row stays empty.
        double[][] shares = [.. counts.Select(row => row.Select(count => row.Sum() == 0 ? double.NaN : (double)count / row.Sum()).ToArray())];
        string[] names = [.. classes.Select(Title.Escape)];
        return new Figure(new Heatmap
        {
            Z = [.. shares.Select(row => (PlotValues)row)],
            X = places,
            Y = places,
            ZMin = 0,
            ZMax = 1,
            ColorBar = new("share of<br>true class") { Thickness = 8 },
            HoverInfo = "skip",
        })
        {
            Layout = new()
            {
                XAxis = AxisOf("Predicted", names, places) with { Range = [-0.5, n - 0.5], Constrain = "domain" },
                YAxis = AxisOf("True", names, places) with { Range = [n - 0.5, -0.5], Constrain = "domain", ScaleAnchor = "x" },
                Annotations = [.. from row in Enumerable.Range(0, n)
                                  from column in Enumerable.Range(0, n)
                                  select Cell(counts[row][column], shares[row][column], column, row)],
            },
            Size = FigureSize.InOneColumn(72),
            Description = description,
        };
    }

    private static Axis AxisOf(string title, string[] names, double[] places) =>
        new() { Title = title, TickVals = places, TickText = names, Ticks = "", ShowGrid = false };

    private static Annotation Cell(int count, double share, int column, int row) =>
        new(double.IsNaN(share) ? "0" : string.Create(CultureInfo.InvariantCulture, $"<b>{count}</b><br>{share * 100:0} %"), column, row)
        {
            XAnchor = "center",
            YAnchor = "middle",
            // Cividis is dark below its middle.
            Font = Font.Points(7.5, share < 0.55 ? "white" : Palette.Ink),
        };
}
