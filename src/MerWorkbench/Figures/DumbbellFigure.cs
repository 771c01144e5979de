using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// Published values beside ours, a row each: a line joins the two. Where data or protocol differ the published mark is open and
/// the line dotted, so that nobody reads a distance that means nothing.
/// </summary>
public static class DumbbellFigure
{
    /// <summary>Draws rows, the first on top, one column wide.</summary>
    /// <param name="rows">At least one row; labels are distinct.</param>
    /// <param name="metric">What the values are, with the unit where there is one: <c>R²</c>.</param>
    /// <param name="description">What is compared, for the page's title.</param>
    /// <exception cref="MerException">No row, or two rows of one label.</exception>
    public static Figure Of(IReadOnlyList<DumbbellRow> rows, string metric, string description = "Published results and ours")
    {
        if (rows.Count == 0)
            throw new MerException("There is nothing to compare: the figure needs at least one row.");
        if (rows.GroupBy(row => row.Label).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new MerException($"Two rows of the figure are named '{twice.Key}'.");
        foreach (var row in rows)
            if (!double.IsFinite((row.Published ?? 0) + (row.Ours ?? 0) + (row.Interval?.Low ?? 0) + (row.Interval?.High ?? 0)))
                throw new MerException($"Row '{row.Label}' of the figure has a value that is not a finite number.");

        const double RowHeight = 18, LegendRow = 20, Axis = 42;
        double[] values = [.. rows.SelectMany(row => (double?[])[row.Published, row.Ours, row.Interval?.Low, row.Interval?.High]).OfType<double>()];
        Trace?[] traces =
        [
            Joint(rows, comparable: true),
            Joint(rows, comparable: false),
            Published(rows, comparable: true),
            Published(rows, comparable: false),
            Ours(rows),
        ];
        Trace[] drawn = [.. traces.OfType<Trace>()];
        double height = (rows.Count * RowHeight) + (drawn.Count(trace => trace.Name is not null) * LegendRow) + Axis;
        return new Figure
        {
            Traces = drawn,
            Layout = new()
            {
                XAxis = new()
                {
                    Title = metric,
                    DTick = values.Length > 0 && values.Max() > values.Min() ? Ticks.Distance([values.Min(), values.Max()], about: 5) : null,
                    ZeroLine = true,
                    ZeroLineColor = Palette.Grey,
                    ZeroLineWidth = 0.75,
                },
                // Places are numbers, so that rows keep their order and distance whatever is missing in them.
                YAxis = new()
                {
                    Range = [rows.Count - 0.5, -0.5],
                    TickVals = [.. Enumerable.Range(0, rows.Count)],
                    TickText = [.. rows.Select(row => Title.Escape(row.Label))],
                    Ticks = "",
                },
                Legend = new() { Orientation = "h", X = 1, XAnchor = "right", Y = 1.03, YAnchor = "bottom" },
                ShowLegend = true,
            },
            Size = FigureSize.InOneColumn(height * 25.4 / 96),
            Description = description,
        };
    }

    private static Scatter? Joint(IReadOnlyList<DumbbellRow> rows, bool comparable)
    {
        var both = Places(rows).Where(place => place.Row is { Published: not null, Ours: not null } && place.Row.Comparable == comparable).ToList();
        return both.Count == 0 ? null : new()
        {
            X = PlotValues.Of(both.SelectMany(place => (double[])[place.Row.Published!.Value, place.Row.Ours!.Value, double.NaN])),
            Y = PlotValues.Of(both.SelectMany(place => (double[])[place.Y, place.Y, double.NaN])),
            Mode = ScatterMode.Lines,
            Line = new("#b0b0b0", 1.5, comparable ? "solid" : "dot"),
            ShowLegend = false,
            HoverInfo = "skip",
        };
    }

    private static Scatter? Published(IReadOnlyList<DumbbellRow> rows, bool comparable)
    {
        var places = Places(rows).Where(place => place.Row.Published is not null && place.Row.Comparable == comparable).ToList();
        return places.Count == 0 ? null : new()
        {
            Name = comparable ? "published" : "published, not comparable",
            X = PlotValues.Of(places.Select(place => place.Row.Published!.Value)),
            Y = PlotValues.Of(places.Select(place => place.Y)),
            Text = [.. places.Select(place => Title.Escape(place.Row.Label))],
            Marker = new(Palette.Vermillion) { Symbol = comparable ? "diamond" : "diamond-open", Size = 7 },
            HoverTemplate = "%{text}<br>published %{x:.3f}<extra></extra>",
        };
    }

    private static Scatter? Ours(IReadOnlyList<DumbbellRow> rows)
    {
        var places = Places(rows).Where(place => place.Row.Ours is not null).ToList();
        if (places.Count == 0)
            return null;
        double Above(DumbbellRow row) => row.Interval is { } interval ? interval.High - row.Ours!.Value : double.NaN;
        double Below(DumbbellRow row) => row.Interval is { } interval ? row.Ours!.Value - interval.Low : double.NaN;
        return new()
        {
            Name = places.Select(place => place.Row.Interval?.Level).FirstOrDefault(level => level is not null) is { } level
                ? FormattableString.Invariant($"ours [{level * 100:0.#} %]")
                : "ours",
            X = PlotValues.Of(places.Select(place => place.Row.Ours!.Value)),
            Y = PlotValues.Of(places.Select(place => place.Y)),
            Text = [.. places.Select(place => Title.Escape(place.Row.Label))],
            Marker = new(Palette.Blue) { Symbol = "circle", Size = 6.5 },
            ErrorX = new(PlotValues.Of(places.Select(place => Above(place.Row))), PlotValues.Of(places.Select(place => Below(place.Row))))
            {
                Color = Palette.Blue,
                Thickness = 1.2,
                Width = 3,
            },
            HoverTemplate = "%{text}<br>ours %{x:.3f}<extra></extra>",
        };
    }

    private static IEnumerable<(DumbbellRow Row, double Y)> Places(IReadOnlyList<DumbbellRow> rows) => rows.Select((row, i) => (row, (double)i));
}
