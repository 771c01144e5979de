using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.Metrics;
using MerWorkbench.Units;

namespace MerWorkbench.Figures;

/// <summary>
/// Predicted against annotated emotion: on the left Russell's plane with both clouds and their spread, on the right each axis by
/// itself with the line on which a prediction is right. One unit is as long on every axis of the plane.
/// </summary>
public static class AffectPlaneFigure
{
    /// <summary>Up to this many songs, a thin line joins each annotation to its prediction; more would hide the points.</summary>
    public const int MostJoined = 60;

    private const string AnnotatedName = "annotated";

    // In pixels: what stands around and between the panels.
    private const double Left = 52, Right = 8, Top = 20, AxisBelow = 36, LegendRow = 21, ColumnGap = 64, RowGap = 64;

    // One shape a group beside its colour, for print without colour.
    private static readonly (string Symbol, double Size)[] Marks =
        [("circle", 4.5), ("square", 4.2), ("diamond", 5), ("triangle-up", 5.5), ("cross", 5), ("triangle-down", 5.5), ("star", 6), ("pentagon", 5)];

    /// <summary>Draws predictions of songs, 180 mm wide.</summary>
    /// <param name="songs">At least two songs; groups appear in the order of their names.</param>
    /// <param name="scale">The scale of all values.</param>
    /// <param name="description">What was predicted by what, for the page's title.</param>
    /// <exception cref="MerException">Fewer than two songs, a value that is not finite, or more groups than colours (8).</exception>
    public static Figure Of(IReadOnlyList<AffectPrediction> songs, AffectScale scale, string description = "Predicted against annotated emotion")
    {
        string[] groups = Validated(songs);
        var panels = new Panels(FigureSize.TwoColumns, groups);
        double[] valence = [.. songs.Select(song => song.AnnotatedValence)], valencePredicted = [.. songs.Select(song => song.PredictedValence)];
        double[] arousal = [.. songs.Select(song => song.AnnotatedArousal)], arousalPredicted = [.. songs.Select(song => song.PredictedArousal)];
        double[] valenceSpan = Span([.. valence, .. valencePredicted, scale.Valence.Neutral]);
        double[] arousalSpan = Span([.. arousal, .. arousalPredicted, scale.Arousal.Neutral]);
        double length = Math.Max(valenceSpan[1] - valenceSpan[0], arousalSpan[1] - arousalSpan[0]);
        double tick = Ticks.Distance([0, length], about: 6);
        double[] x = Widened(valenceSpan, length), y = Widened(arousalSpan, length);

        return new Figure
        {
            Traces = [
                .. Plane(songs, groups),
                .. Ellipse(valence, arousal, "±1 sd, annotated", "5px,3px"),
                .. Ellipse(valencePredicted, arousalPredicted, "±1 sd, predicted", "solid"),
                .. Panel(songs, groups, "2", song => (song.AnnotatedArousal, song.PredictedArousal)),
                .. Panel(songs, groups, "3", song => (song.AnnotatedValence, song.PredictedValence)),
            ],
            Layout = new()
            {
                XAxis = new() { Title = $"Valence ({scale})", Range = x, Domain = panels.PlaneX, DTick = tick, ShowGrid = false, Constrain = "domain" },
                YAxis = new() { Title = $"Arousal ({scale})", Range = y, Domain = [0, 1], DTick = tick, ShowGrid = false, Constrain = "domain", ScaleAnchor = "x" },
                XAxis2 = Side("Annotated arousal", arousalSpan, panels.SideX, "y2"),
                YAxis2 = Side("Predicted arousal", arousalSpan, panels.UpperY, "x2"),
                XAxis3 = Side("Annotated valence", valenceSpan, panels.SideX, "y3"),
                YAxis3 = Side("Predicted valence", valenceSpan, panels.LowerY, "x3"),
                Shapes = [
                    Guide(scale.Valence.Neutral, y[0], scale.Valence.Neutral, y[1]),
                    Guide(x[0], scale.Arousal.Neutral, x[1], scale.Arousal.Neutral),
                    Identity(arousalSpan, "2"),
                    Identity(valenceSpan, "3"),
                ],
                Annotations = [
                    Corner("happy, excited", 1, 1),
                    Corner("angry, tense", 0, 1),
                    Corner("sad, gloomy", 0, 0),
                    Corner("calm, relaxed", 1, 0),
                    Heading("2", Scores(arousal, arousalPredicted)),
                    Heading("3", Scores(valence, valencePredicted)),
                ],
                Legend = new() { Orientation = "h", X = 0, XAnchor = "left", Y = -AxisBelow / panels.Height, YAnchor = "top", TraceGroupGap = 0 },
                Margin = new(Left, Right, Top, panels.Bottom),
            },
            Size = panels.Size,
            Description = description,
        };
    }

    private static string[] Validated(IReadOnlyList<AffectPrediction> songs)
    {
        if (songs.Count < 2)
            throw new MerException($"The figure of the plane needs at least two songs, got {songs.Count}.");
        foreach (var song in songs)
            if (!double.IsFinite(song.AnnotatedValence + song.AnnotatedArousal + song.PredictedValence + song.PredictedArousal))
                throw new MerException($"Song '{song.Id}' has a value that is not a finite number: {song}.");
        string[] groups = [.. songs.Select(song => song.Group).Distinct().Order(StringComparer.Ordinal)];
        return groups.Length <= Palette.OkabeIto.Count
            ? groups
            : throw new MerException($"The figure tells {Palette.OkabeIto.Count} groups apart, got {groups.Length}: {string.Join(", ", groups)}.",
                remedy: "Group the songs more coarsely, or give all one group.");
    }

    private static IEnumerable<Trace> Plane(IReadOnlyList<AffectPrediction> songs, string[] groups)
    {
        if (songs.Count <= MostJoined)
            yield return new Scatter
            {
                X = PlotValues.Of(songs.SelectMany(song => (double[])[song.AnnotatedValence, song.PredictedValence, double.NaN])),
                Y = PlotValues.Of(songs.SelectMany(song => (double[])[song.AnnotatedArousal, song.PredictedArousal, double.NaN])),
                Mode = ScatterMode.Lines,
                Line = new("#b0b0b0", 0.6),
                ShowLegend = false,
                HoverInfo = "skip",
            };
        yield return new Scatter
        {
            Name = AnnotatedName,
            X = PlotValues.Of(songs.Select(song => song.AnnotatedValence)),
            Y = PlotValues.Of(songs.Select(song => song.AnnotatedArousal)),
            Text = [.. songs.Select(song => Title.Escape(song.Id))],
            Marker = new("#9a9a9a") { Size = 5, Symbol = "circle-open", Line = new(null, 0.8) },
            HoverTemplate = "%{text}<br>annotated %{x:.2f}, %{y:.2f}<extra></extra>",
        };
        for (int i = 0; i < groups.Length; i++)
        {
            var members = songs.Where(song => song.Group == groups[i]).ToList();
            yield return Points(members, groups[i], i, song => (song.PredictedValence, song.PredictedArousal)) with
            {
                Name = Title.Escape(groups.Length == 1 ? "predicted" : $"predicted, {groups[i]}"),
                HoverTemplate = "%{text}<br>predicted %{x:.2f}, %{y:.2f}<extra></extra>",
            };
        }
    }

    private static IEnumerable<Trace> Panel(
        IReadOnlyList<AffectPrediction> songs, string[] groups, string panel, Func<AffectPrediction, (double X, double Y)> at) =>
        groups.Select((group, i) => Points([.. songs.Where(song => song.Group == group)], group, i, at) with
        {
            XAxis = "x" + panel,
            YAxis = "y" + panel,
            ShowLegend = false,
            HoverTemplate = "%{text}<br>annotated %{x:.2f}, predicted %{y:.2f}<extra></extra>",
        });

    private static Scatter Points(List<AffectPrediction> songs, string group, int index, Func<AffectPrediction, (double X, double Y)> at) => new()
    {
        X = PlotValues.Of(songs.Select(song => at(song).X)),
        Y = PlotValues.Of(songs.Select(song => at(song).Y)),
        Text = [.. songs.Select(song => Title.Escape(song.Id))],
        LegendGroup = Title.Escape(group),
        Marker = new(Palette.OkabeIto[index]) { Size = Marks[index].Size, Symbol = Marks[index].Symbol, Opacity = 0.75, Line = new("white", 0.3) },
    };

    // A white line below sets the outline off from the points.
    private static Scatter[] Ellipse(double[] x, double[] y, string name, string dash)
    {
        var outline = PointCloud.Ellipse(x, y);
        var line = new Scatter
        {
            Name = name,
            X = outline.X,
            Y = outline.Y,
            Mode = ScatterMode.Lines,
            Line = new(Palette.Ink, 1.5, dash),
            HoverInfo = "skip",
        };
        return [line with { Line = new("white", 3.5), ShowLegend = false }, line];
    }

    private static Axis Side(string title, double[] span, double[] domain, string anchor) =>
        new() { Title = title, Range = span, Domain = domain, Anchor = anchor, DTick = Ticks.Distance(span, about: 4), Constrain = "domain", ScaleAnchor = anchor.StartsWith('x') ? anchor : null };

    private static Shape Guide(double x0, double y0, double x1, double y1) =>
        new("line", x0, y0, x1, y1) { Line = new("#bbbbbb", 0.75), Layer = "below" };

    private static Shape Identity(double[] span, string panel) => new("line", span[0], span[0], span[1], span[1])
    {
        XRef = "x" + panel,
        YRef = "y" + panel,
        Line = new(Palette.Grey, 0.75, "dash"),
        Layer = "below",
    };

    private static Annotation Corner(string text, double x, double y) => new($"<i>{text}</i>", x == 0 ? 0.01 : 0.99, y == 0 ? 0.005 : 0.995)
    {
        XRef = "x domain",
        YRef = "y domain",
        XAnchor = x == 0 ? "left" : "right",
        YAnchor = y == 0 ? "bottom" : "top",
        Font = Font.Points(7.5, Palette.Grey),
    };

    private static Annotation Heading(string panel, string text) => new(text, 0, 1)
    {
        XRef = $"x{panel} domain",
        YRef = $"y{panel} domain",
        XAnchor = "left",
        YAnchor = "bottom",
        Font = Font.Points(7.5),
    };

    private static string Scores(double[] annotated, double[] predicted)
    {
        string mae = string.Create(CultureInfo.InvariantCulture, $"MAE = {RegressionMetrics.Mae(annotated, predicted):0.00}");
        // Songs that are all annotated alike have no R2; the points can still be looked at.
        return annotated.Distinct().Count() < 2
            ? mae
            : string.Create(CultureInfo.InvariantCulture, $"<i>R</i><sup>2</sup> = {Minus(RegressionMetrics.R2(annotated, predicted))}, {mae}");
    }

    // A minus sign as long as plotly's on the axes.
    private static string Minus(double value) => value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private static double[] Span(double[] values)
    {
        double low = values.Min(), high = values.Max();
        double edge = high > low ? 0.06 * (high - low) : 1;
        return [Math.Round(low - edge, 6), Math.Round(high + edge, 6)];
    }

    private static double[] Widened(double[] span, double length)
    {
        double middle = (span[0] + span[1]) / 2;
        return [Math.Round(middle - (length / 2), 6), Math.Round(middle + (length / 2), 6)];
    }

    /// <summary>A square as high as two smaller squares above each other with a gap, in fractions of the space inside the margins.</summary>
    private sealed class Panels
    {
        public Panels(Millimetres width, string[] groups)
        {
            double inside = width.ToPixels() - Left - Right;
            // The legend stands in columns as wide as its longest entry; about 6 pixels a letter and 40 for the mark.
            double entry = 40 + (6 * (groups.Max(group => group.Length) + "predicted, ".Length));
            Bottom = AxisBelow + (LegendRow * Math.Ceiling((groups.Length + 3) / Math.Max(1, Math.Floor(inside / entry))));
            Height = (inside - ColumnGap + (RowGap / 2)) / 1.5;
            double side = (Height - RowGap) / 2;
            PlaneX = [0, Math.Round(Height / inside, 6)];
            SideX = [Math.Round(1 - (side / inside), 6), 1];
            UpperY = [Math.Round(1 - (side / Height), 6), 1];
            LowerY = [0, Math.Round(side / Height, 6)];
            Size = new(width, new((Height + Top + Bottom) * 25.4 / 96));
        }

        public double Height { get; }

        public double Bottom { get; }

        public double[] PlaneX { get; }

        public double[] SideX { get; }

        public double[] UpperY { get; }

        public double[] LowerY { get; }

        public FigureSize Size { get; }
    }
}
