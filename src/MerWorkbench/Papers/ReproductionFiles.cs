using System.Text.Json;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers;

/// <summary>A reproduction as files: the tables as Markdown, LaTeX and CSV, the figures as HTML and SVG, and all of it as JSON.</summary>
public static class ReproductionFiles
{
    /// <summary>Writes the files, the same bytes for the same reproduction.</summary>
    /// <param name="reproduction">What to write.</param>
    /// <param name="root">The folder of figures; the files go to a folder below it named by paper, data, profile and seed.</param>
    /// <returns>The paths, in the order figures, table, data.</returns>
    /// <exception cref="MerException">The browser that draws the SVG is missing or failed; the other files are written.</exception>
    public static IReadOnlyList<string> Write(Reproduction reproduction, string root)
    {
        string folder = FolderOf(reproduction, root);
        string PathOf(string name) => Path.Combine(folder, name);
        ResultTable table = ReproductionTable.Of(reproduction);
        AtomicFile.WriteText(PathOf("table.md"), $"{table.Caption}\n\n{table.ToMarkdown()}");
        AtomicFile.WriteText(PathOf("table.tex"), table.ToLatex($"tab:{reproduction.Published.Paper}"));
        AtomicFile.WriteText(PathOf("table.csv"), table.ToCsv());
        AtomicFile.WriteText(PathOf("report.json"), ToJson(reproduction) + "\n");
        List<string> texts = ["table.md", "table.tex", "table.csv", "report.json"];
        foreach (NamedTable own in reproduction.Tables)
        {
            AtomicFile.WriteText(PathOf($"{own.Name}.md"), $"{own.Table.Caption}\n\n{own.Table.ToMarkdown()}");
            AtomicFile.WriteText(PathOf($"{own.Name}.tex"), own.Table.ToLatex($"tab:{reproduction.Published.Paper}-{own.Name}"));
            AtomicFile.WriteText(PathOf($"{own.Name}.csv"), own.Table.ToCsv());
            texts.AddRange([$"{own.Name}.md", $"{own.Name}.tex", $"{own.Name}.csv"]);
        }
        if (reproduction.Shades is { } shades)
        {
            AtomicFile.WriteText(PathOf("attention.svg"), shades.ToSvg());
            AtomicFile.WriteText(PathOf("attention.html"), shades.ToPage());
            texts.InsertRange(0, ["attention.svg", "attention.html"]);
        }
        NamedFigure[] figures = [.. FiguresOf(reproduction)];
        FigureFile[] drawn = [.. figures.SelectMany(figure => (FigureFile[])[new(figure.Figure, PathOf(figure.Name + ".svg")), new(figure.Figure, PathOf(figure.Name + ".html"))])];
        FigureExport.WriteAll(drawn);
        return [.. drawn.Select(file => file.Path), .. texts.Select(PathOf)];
    }

    /// <summary>All figures of a reproduction: the shown run where it has a plane, the scores of each target, and the paper's own.</summary>
    public static IReadOnlyList<NamedFigure> FiguresOf(Reproduction reproduction) =>
    [
        .. reproduction.Shown is AffectRun ? (NamedFigure[])[new("plane", PlaneOf(reproduction))] : [],
        .. reproduction.Targets.Select(target => new NamedFigure($"scores-{target}", ScoresOf(reproduction, target))),
        .. reproduction.Figures.Select(figure => figure with { Figure = reproduction.Data.IsSynthetic ? Synthetic(figure.Figure) : figure.Figure }),
    ];

    /// <summary>The folder of a reproduction's files.</summary>
    public static string FolderOf(Reproduction reproduction, string root) => Path.Combine(root, reproduction.Published.Paper,
        FormattableString.Invariant($"{reproduction.Data.Name}-{reproduction.Profile.ToString().ToLowerInvariant()}-seed{reproduction.Seed}"));

    /// <summary>Predicted against annotated on the plane of valence and arousal, by genre where there are genres, else by quadrant.</summary>
    /// <exception cref="MerException">The shown run has no single arousal and valence a track.</exception>
    public static Figure PlaneOf(Reproduction reproduction)
    {
        if (reproduction.Shown is not AffectRun shown)
            throw new MerException($"{reproduction.Shown.Experiment.Name} predicts {reproduction.Shown.Experiment.Target}: it has no place on the plane for each track.");
        bool genres = shown.Predictions.All(song => song.Genre is not null) && shown.Predictions.Select(song => song.Genre).Distinct().Count() <= 7;
        return Labelled(reproduction, "left", AffectPlaneFigure.Of(
            [.. shown.Predictions.Select(song => new AffectPrediction(song.Id,
                genres ? song.Genre! : song.Annotated.Quadrant().ToString(),
                song.Annotated.Valence.Value, song.Annotated.Arousal.Value, song.PredictedValence, song.PredictedArousal))],
            reproduction.Data.AffectScale,
            $"{shown.Experiment.Name} on {reproduction.Data.Title}, seed {reproduction.Seed}: predicted against annotated emotion"));
    }

    /// <summary>The main metric of each run for a target, ours with its interval beside the paper's.</summary>
    /// <param name="reproduction">The reproduction.</param>
    /// <param name="target">What is predicted: one of its targets.</param>
    public static Figure ScoresOf(Reproduction reproduction, string target)
    {
        MetricColumn metric = reproduction.Metrics[0];
        bool oneInput = reproduction.Comparisons.Select(item => item.Run.Input).Distinct().Count() == 1;
        return Labelled(reproduction, "right", DumbbellFigure.Of(
            [
                .. reproduction.Comparisons.Select(item => new DumbbellRow(oneInput ? item.Run.Model : item.Run.Experiment.Name,
                    item.Published?.Find(target, metric.Metric)?.Value, item.Run.Find(target, metric.Metric)?.Value, item.Run.Find(target, metric.Metric)?.Interval, item.Obstacles.Count == 0)),
            ],
            $"{metric.Heading}, {target}", $"{reproduction.Published.Paper} on {reproduction.Data.Title}: published {metric.Heading} of {target} and ours"));
    }

    // A figure is taken out of its page and put into another: what it says of its data must stand in the picture.
    private static Figure Labelled(Reproduction reproduction, string anchor, Figure figure) =>
        reproduction.Data.IsSynthetic ? Synthetic(figure, anchor) : figure;

    /// <summary>A figure with the words that its data is synthetic, above its panel.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="anchor">Which end of the words stands at the panel's left edge.</param>
    /// <param name="words">The words.</param>
    public static Figure Synthetic(Figure figure, string anchor = "left", string words = "Synthetic data") =>
        Marked(figure, words, 0, 1, anchor, "bottom");

    /// <summary>A figure with a warning where its legend leaves room: places as shares of the panel, anchors as plotly has them.</summary>
    internal static Figure Marked(Figure figure, string words, double x, double y, string xAnchor, string yAnchor) => figure with
    {
        Layout = figure.Layout with
        {
            // Where no legend makes room above the panel, the margin does.
            Margin = figure.Layout.Margin ?? new(6, 6, 18, 6),
            Annotations =
            [
                .. figure.Layout.Annotations ?? [],
                new(words, x, y) { XRef = "x domain", YRef = "y domain", XAnchor = xAnchor, YAnchor = yAnchor, Font = Font.Points(7.5, Palette.Vermillion) },
            ],
        },
    };

    /// <summary>The reproduction as one JSON document.</summary>
    public static string ToJson(Reproduction reproduction) => JsonSerializer.Serialize(new
    {
        paper = reproduction.Published.Paper,
        reproduction.Published.Citation,
        reproduction.Published.Doi,
        published = new { reproduction.Published.Protocol, reproduction.Published.Source, reproduction.Published.Confidence },
        data = new { reproduction.Data.Name, reproduction.Data.Title, reproduction.Data.IsSynthetic, scale = reproduction.Shown.Experiment.Scale, reproduction.Data.KnownFaults },
        reproduction.Profile,
        reproduction.Seed,
        protocol = reproduction.Certificate.Protocol,
        splitHash = reproduction.Certificate.Hash,
        reproduction.Ceiling,
        models = reproduction.Comparisons.Select(comparison => new
        {
            name = comparison.Run.Experiment.Name,
            run = comparison.Run.Experiment.Hash().Short,
            comparison.Run.Scores,
            comparison.Published,
            verdicts = reproduction.Targets.ToDictionary(target => target, target => comparison.Judge(target, reproduction.Metrics[0].Metric)),
        }),
        obstacles = reproduction.Comparisons[0].Obstacles,
        reproduction.Differences,
        claims = reproduction.Claims.Select(check => new { check.Claim.Name, check.Claim.Text, check.Claim.Source, check.Claim.Confidence, check.Here, check.Verdict }),
    }, MerJson.Indented);
}
