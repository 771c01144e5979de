using System.Text.Json;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers;

/// <summary>A reproduction as files: the table as Markdown, LaTeX and CSV, the figures as HTML and SVG, and all of it as JSON.</summary>
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
        Figure plane = PlaneOf(reproduction), scores = ScoresOf(reproduction);
        FigureExport.WriteAll(
            new(plane, PathOf("plane.svg")), new(plane, PathOf("plane.html")), new(scores, PathOf("r2.svg")), new(scores, PathOf("r2.html")));
        return [.. new[] { "plane.svg", "plane.html", "r2.svg", "r2.html", "table.md", "table.tex", "table.csv", "report.json" }.Select(PathOf)];
    }

    /// <summary>The folder of a reproduction's files.</summary>
    public static string FolderOf(Reproduction reproduction, string root) => Path.Combine(root, reproduction.Published.Paper,
        FormattableString.Invariant($"{reproduction.Data.Name}-{reproduction.Profile.ToString().ToLowerInvariant()}-seed{reproduction.Seed}"));

    /// <summary>Predicted against annotated on the plane of valence and arousal, by genre where there are genres, else by quadrant.</summary>
    public static Figure PlaneOf(Reproduction reproduction)
    {
        bool genres = reproduction.Shown.Predictions.All(song => song.Genre is not null)
            && reproduction.Shown.Predictions.Select(song => song.Genre).Distinct().Count() <= 7;
        return Labelled(reproduction, "left", AffectPlaneFigure.Of(
            [.. reproduction.Shown.Predictions.Select(song => new AffectPrediction(song.Id,
                genres ? song.Genre! : song.Annotated.Quadrant().ToString(),
                song.Annotated.Valence.Value, song.Annotated.Arousal.Value, song.PredictedValence, song.PredictedArousal))],
            reproduction.Data.AffectScale,
            $"{reproduction.Shown.Model} on {reproduction.Data.Title}, seed {reproduction.Seed}: predicted against annotated emotion"));
    }

    /// <summary>R2 of each model, ours with its interval beside the paper's.</summary>
    public static Figure ScoresOf(Reproduction reproduction) => Labelled(reproduction, "right", DumbbellFigure.Of(
        [
            .. reproduction.Comparisons.Select(item => new DumbbellRow($"arousal, {item.Run.Model}", item.Published?.ArousalR2,
                item.Run.Metrics.Arousal.Scores.R2, item.Run.Metrics.Arousal.R2Interval, item.Obstacles.Count == 0)),
            .. reproduction.Comparisons.Select(item => new DumbbellRow($"valence, {item.Run.Model}", item.Published?.ValenceR2,
                item.Run.Metrics.Valence.Scores.R2, item.Run.Metrics.Valence.R2Interval, item.Obstacles.Count == 0)),
        ],
        "R²", $"{reproduction.Published.Paper} on {reproduction.Data.Title}: published R² and ours"));

    // A figure is taken out of its page and put into another: what it says of its data must stand in the picture.
    private static Figure Labelled(Reproduction reproduction, string anchor, Figure figure) => reproduction.Data.IsSynthetic
        ? figure with
        {
            Layout = figure.Layout with
            {
                Annotations =
                [
                    .. figure.Layout.Annotations ?? [],
                    new("Synthetic data", 0, 1) { XRef = "x domain", YRef = "y domain", XAnchor = anchor, YAnchor = "bottom", Font = Font.Points(7.5, Palette.Vermillion) },
                ],
            },
        }
        : figure;

    /// <summary>The reproduction as one JSON document.</summary>
    public static string ToJson(Reproduction reproduction) => JsonSerializer.Serialize(new
    {
        paper = reproduction.Published.Paper,
        reproduction.Published.Citation,
        reproduction.Published.Doi,
        published = new { reproduction.Published.Protocol, reproduction.Published.Source, reproduction.Published.Confidence },
        data = new { reproduction.Data.Name, reproduction.Data.Title, reproduction.Data.IsSynthetic, scale = reproduction.Data.AffectScale.Name, reproduction.Data.KnownFaults },
        reproduction.Profile,
        reproduction.Seed,
        protocol = reproduction.Certificate.Protocol,
        splitHash = reproduction.Certificate.Hash,
        reproduction.Ceiling,
        models = reproduction.Comparisons.Select(comparison => new
        {
            name = comparison.Run.Experiment.Name,
            run = comparison.Run.Experiment.Hash().Short,
            comparison.Run.Metrics,
            comparison.Published,
            comparison.ArousalR2Difference,
            comparison.ValenceR2Difference,
            arousalVerdict = comparison.Arousal,
            valenceVerdict = comparison.Valence,
        }),
        obstacles = reproduction.Comparisons[0].Obstacles,
        reproduction.Differences,
    }, MerJson.Indented);
}
