using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// Differences with their intervals about a line at zero, a row each, in the colour and shape of what is said of them; the single differences
/// behind a mean as small rings under it.
/// </summary>
public static class DifferenceFigure
{
    private static readonly (string Symbol, string Color)[] Marks = [("circle", Palette.Blue), ("diamond", Palette.Vermillion), ("circle-open", Palette.Grey)];

    /// <summary>Draws rows, the first on top, two columns wide.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="verdicts">What may be said, one to three, in the order of the legend.</param>
    /// <param name="measure">What differs: <c>Difference of R²</c>.</param>
    /// <param name="description">What is compared, for the page's title.</param>
    /// <param name="limit">How far from zero the axis reaches at most; what lies beyond, an interval's end too, stands at its edge as a triangle. Null, the default, for as far as it takes.</param>
    /// <exception cref="MerException">No row, a number that is not finite, or a verdict that is not among those given.</exception>
    public static Figure Of(IReadOnlyList<DifferenceRow> rows, IReadOnlyList<string> verdicts, string measure, string description = "Differences with their intervals", double? limit = null)
    {
        Check.InRange(verdicts.Count, 1, Marks.Length);
        if (rows.Count == 0)
            throw new MerException("There is nothing to compare: the figure needs at least one row.");
        foreach (DifferenceRow row in rows)
        {
            if (!double.IsFinite(row.Difference + row.Interval.Low + row.Interval.High + row.Parts.Sum()))
                throw new MerException($"Row '{row.Label}' of the figure has a value that is not a finite number.");
            if (!verdicts.Contains(row.Verdict))
                throw new MerException($"Row '{row.Label}' of the figure says '{row.Verdict}'.", remedy: $"There are: {string.Join(", ", verdicts)}.");
        }
        const double RowHeight = 30, Around = 74;
        double Within(double value) => limit is { } end ? Math.Clamp(value, -end, end) : value;
        rows = [.. rows.Select(row => row with { Difference = Within(row.Difference), Parts = [.. row.Parts.Select(Within)], Interval = row.Interval with { Low = Within(row.Interval.Low), High = Within(row.Interval.High) } })];
        double[] values = [0, .. rows.SelectMany(row => (double[])[row.Difference, row.Interval.Low, row.Interval.High, -row.Margin, .. row.Parts])];
        return new Figure
        {
            Traces = [.. Parts(rows, limit), .. verdicts.SelectMany((verdict, i) => Points(rows, verdict, Marks[i], limit)), .. verdicts.SelectMany((verdict, i) => Ends(rows, verdict, Marks[i].Color, limit))],
            Layout = new()
            {
                XAxis = new()
                {
                    Title = measure,
                    DTick = Ticks.Distance([values.Min(), values.Max()], about: 6),
                    ZeroLine = true,
                    ZeroLineColor = Palette.Grey,
                    ZeroLineWidth = 1,
                },
                YAxis = new()
                {
                    Range = [rows.Count - 0.5, -0.5],
                    TickVals = [.. Enumerable.Range(0, rows.Count)],
                    TickText = [.. rows.Select(Label)],
                    Ticks = "",
                },
                Shapes = [.. rows.Index().Where(row => row.Item.Margin > 0).Select(row =>
                    new Shape("line", -row.Item.Margin, row.Index - 0.4, -row.Item.Margin, row.Index + 0.4) { Line = new(Palette.Grey, 1, "3px,2px") })],
                Legend = new() { Orientation = "h", X = 1, XAnchor = "right", Y = 1.01, YAnchor = "bottom" },
                ShowLegend = true,
            },
            Size = FigureSize.InTwoColumns(((rows.Count * RowHeight) + Around) * 25.4 / 96),
            Description = description,
        };
    }

    private static string Label(DifferenceRow row)
    {
        string[] lines = Title.Escape(row.Label).Split('\n');
        return lines.Length == 1 ? lines[0] : $"{lines[0]}<br><span style=\"font-size:75%;color:{Palette.Grey}\">{string.Join("<br>", lines[1..])}</span>";
    }

    private static IEnumerable<Scatter> Parts(IReadOnlyList<DifferenceRow> rows, double? limit)
    {
        var parts = rows.Index().SelectMany(row => row.Item.Parts.Count < 2 ? [] : row.Item.Parts.Select(part => (X: part, Y: row.Index + 0.27)));
        return parts.GroupBy(part => Symbol("circle-open", part.X, limit)).OrderBy(same => same.Key != "circle-open").Select((same, i) => new Scatter
        {
            Name = "single pairs",
            LegendGroup = "single pairs",
            ShowLegend = i == 0,
            X = PlotValues.Of(same.Select(part => part.X)),
            Y = PlotValues.Of(same.Select(part => part.Y)),
            Marker = new(Palette.Grey) { Symbol = same.Key, Size = 3.5 },
            HoverTemplate = "%{x:.3f}<extra></extra>",
        });
    }

    private static IEnumerable<Scatter> Points(IReadOnlyList<DifferenceRow> rows, string verdict, (string Symbol, string Color) mark, double? limit) =>
        rows.Index().Where(row => row.Item.Verdict == verdict).GroupBy(row => Symbol(mark.Symbol, row.Item.Difference, limit)).OrderBy(same => same.Key != mark.Symbol).Select((same, i) => new Scatter
        {
            Name = Title.Escape(verdict),
            LegendGroup = Title.Escape(verdict),
            ShowLegend = i == 0,
            X = PlotValues.Of(same.Select(row => row.Item.Difference)),
            Y = PlotValues.Of(same.Select(row => (double)row.Index)),
            Marker = new(mark.Color) { Symbol = same.Key, Size = 8 },
            ErrorX = new(PlotValues.Of(same.Select(row => row.Item.Interval.High - row.Item.Difference)), PlotValues.Of(same.Select(row => row.Item.Difference - row.Item.Interval.Low)))
            {
                Color = mark.Color,
                Thickness = 1.4,
                Width = 3,
            },
            HoverTemplate = "%{x:.3f}<extra></extra>",
        });

    // The ends of intervals that go on beyond the edge, where no triangle of the difference itself stands.
    private static IEnumerable<Scatter> Ends(IReadOnlyList<DifferenceRow> rows, string verdict, string color, double? limit) =>
        rows.Index().Where(row => row.Item.Verdict == verdict)
            .SelectMany(row => new[] { row.Item.Interval.Low, row.Item.Interval.High }.Where(end => Math.Abs(end) >= limit && end != row.Item.Difference).Select(end => (X: end, Y: (double)row.Index)))
            .GroupBy(end => Symbol("", end.X, limit)).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => new Scatter
            {
                LegendGroup = Title.Escape(verdict),
                ShowLegend = false,
                X = PlotValues.Of(same.Select(end => end.X)),
                Y = PlotValues.Of(same.Select(end => end.Y)),
                Marker = new(color) { Symbol = same.Key, Size = 6 },
                HoverInfo = "skip",
            });

    private static string Symbol(string usual, double value, double? limit) =>
        limit is not { } end || Math.Abs(value) < end ? usual : value > 0 ? "triangle-right" : "triangle-left";
}
