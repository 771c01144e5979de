using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// Scores of models with their intervals: a row a model, a panel a metric, in each the targets under each other (arousal above valence).
/// Panels have their own scales, since metrics have.
/// </summary>
public static class ScoreMatrixFigure
{
    /// <summary>More metrics than this have no room side by side.</summary>
    public const int MostMetrics = Layout.MostInRow;

    private static readonly (string Symbol, string Color)[] Marks = [("circle", Palette.Blue), ("diamond", Palette.Vermillion), ("square", Palette.OkabeIto[2])];

    /// <summary>Draws scores, two columns wide (one, where there is one metric).</summary>
    /// <param name="scores">At least one. Models, metrics and targets appear in the order of their first score; what is missing leaves a gap.</param>
    /// <param name="description">What is compared, for the page's title.</param>
    /// <exception cref="MerException">No score, one that is not finite, one given twice, more than six metrics or three targets.</exception>
    public static Figure Of(IReadOnlyList<ModelScore> scores, string description = "Scores of models")
    {
        Validate(scores);
        string[] models = Distinct(scores, score => score.Model), metrics = Distinct(scores, score => score.Metric), targets = Distinct(scores, score => score.Target);
        if (metrics.Length > MostMetrics)
            throw new MerException($"The figure has room for {MostMetrics} metrics, got {metrics.Length}: {string.Join(", ", metrics)}.", remedy: "Draw two figures.");
        if (targets.Length > Marks.Length)
            throw new MerException($"The figure tells {Marks.Length} targets apart, got {targets.Length}: {string.Join(", ", targets)}.", remedy: "Draw two figures.");

        // Above the panels: a strip for a word of warning, and over it the legend, whose entries stand below each other where there is one panel.
        const double Gap = 0.035, Axis = 41, Strip = 14, LegendRow = 21;
        double width = (1 - (Gap * (metrics.Length - 1))) / metrics.Length, rowHeight = 10 + (8 * targets.Length);
        Axis[] panels = [.. metrics.Select((metric, i) => Panel(scores, metric, i * (width + Gap), width))];
        double inside = models.Length * rowHeight, height = inside + Axis + Strip + (LegendRow * (metrics.Length == 1 ? targets.Length : 1));
        return new Figure
        {
            Traces = [.. metrics.SelectMany((metric, panel) => targets.Select((target, place) =>
                Points([.. scores.Where(score => score.Metric == metric && score.Target == target)], models, panel, place, targets)))],
            Layout = new Layout
            {
                YAxis = new()
                {
                    Range = [models.Length - 0.5, -0.5],
                    TickVals = [.. Enumerable.Range(0, models.Length)],
                    TickText = [.. models.Select(Title.Escape)],
                    Ticks = "",
                },
                // Of the panels but the first, plotly draws two sides of the frame.
                Shapes = [.. Enumerable.Range(2, metrics.Length - 1).Select(panel => Frame($"x{panel}"))],
                Legend = new() { Orientation = "h", X = 1, XAnchor = "right", Y = Math.Round(1 + (Strip / inside), 6), YAnchor = "bottom", TraceGroupGap = 0 },
                ShowLegend = true,
            }.InRow(panels),
            Size = metrics.Length == 1 ? FigureSize.InOneColumn(height * 25.4 / 96) : FigureSize.InTwoColumns(height * 25.4 / 96),
            Description = description,
        };
    }

    private static void Validate(IReadOnlyList<ModelScore> scores)
    {
        if (scores.Count == 0)
            throw new MerException("There is nothing to compare: the figure needs at least one score.");
        if (scores.FirstOrDefault(score => !double.IsFinite(score.Value + (score.Interval?.Low ?? 0) + (score.Interval?.High ?? 0))) is { } bad)
            throw new MerException($"{bad.Metric} of '{bad.Model}', {bad.Target}, is not a finite number.");
        if (scores.GroupBy(score => (score.Model, score.Target, score.Metric)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new MerException($"{twice.Key.Metric} of '{twice.Key.Model}', {twice.Key.Target}, is given twice.");
    }

    private static string[] Distinct(IReadOnlyList<ModelScore> scores, Func<ModelScore, string> of) => [.. scores.Select(of).Distinct()];

    private static Axis Panel(IReadOnlyList<ModelScore> scores, string metric, double left, double width)
    {
        double[] ends = [.. scores.Where(score => score.Metric == metric).SelectMany(score => (double[])[score.Value, score.Interval?.Low ?? score.Value, score.Interval?.High ?? score.Value])];
        double low = ends.Min(), high = ends.Max(), edge = high > low ? 0.08 * (high - low) : 0.1;
        double[] range = [Math.Round(low - edge, 6), Math.Round(high + edge, 6)];
        return new()
        {
            Title = metric,
            Domain = [Math.Round(left, 6), Math.Round(left + width, 6)],
            Anchor = "y",
            Range = range,
            DTick = Ticks.Distance(range, about: 3),
            ZeroLine = true,
            ZeroLineColor = Palette.Grey,
            ZeroLineWidth = 0.75,
        };
    }

    private static Shape Frame(string axis) =>
        new("rect", 0, 0, 1, 1) { XRef = $"{axis} domain", YRef = "y domain", Line = new(Palette.Ink, 0.75) };

    private static Scatter Points(ModelScore[] scores, string[] models, int panel, int place, string[] targets)
    {
        string name = targets[place], color = Marks[place].Color;
        double aside = (place - ((targets.Length - 1) / 2.0)) * 0.26;
        return new()
        {
            Name = Title.Escape(name),
            LegendGroup = Title.Escape(name),
            ShowLegend = panel == 0,
            XAxis = panel == 0 ? null : FormattableString.Invariant($"x{panel + 1}"),
            X = PlotValues.Of(scores.Select(score => score.Value)),
            Y = PlotValues.Of(scores.Select(score => Array.IndexOf(models, score.Model) + aside)),
            Text = [.. scores.Select(score => Title.Escape(score.Model))],
            Marker = new(color) { Symbol = Marks[place].Symbol, Size = 6 },
            ErrorX = new(
                PlotValues.Of(scores.Select(score => score.Interval?.High - score.Value ?? double.NaN)),
                PlotValues.Of(scores.Select(score => score.Value - score.Interval?.Low ?? double.NaN)))
            {
                Color = color,
                Thickness = 1.2,
                Width = 2,
            },
            HoverTemplate = $"%{{text}}<br>{Title.Escape(name)} %{{x:.3f}}<extra></extra>",
        };
    }
}
