using System.Text.Json;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers;

/// <summary>A reproduction as files: the table as Markdown, LaTeX and CSV, the figure as HTML and SVG, and all of it as JSON.</summary>
public static class ReproductionFiles
{
    /// <summary>Writes the files, the same bytes for the same reproduction.</summary>
    /// <param name="reproduction">What to write.</param>
    /// <param name="root">The folder of figures; the files go to a folder below it named by paper, data, profile and seed.</param>
    /// <returns>The paths, in the order figure, table, data.</returns>
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
        Figure figure = FigureOf(reproduction);
        FigureExport.WriteAll(new FigureFile(figure, PathOf("plane.html")), new FigureFile(figure, PathOf("plane.svg")));
        return [PathOf("plane.svg"), PathOf("plane.html"), PathOf("table.md"), PathOf("table.tex"), PathOf("table.csv"), PathOf("report.json")];
    }

    /// <summary>The folder of a reproduction's files.</summary>
    public static string FolderOf(Reproduction reproduction, string root) => Path.Combine(root, reproduction.Published.Paper,
        FormattableString.Invariant($"{reproduction.Data.Name}-{reproduction.Profile.ToString().ToLowerInvariant()}-seed{reproduction.Seed}"));

    /// <summary>Predicted against annotated on the plane of valence and arousal, by genre where there are genres, else by quadrant.</summary>
    public static Figure FigureOf(Reproduction reproduction)
    {
        bool genres = reproduction.Shown.Predictions.All(song => song.Genre is not null)
            && reproduction.Shown.Predictions.Select(song => song.Genre).Distinct().Count() <= 7;
        string model = reproduction.Shown.Experiment.Name.Split('/')[^1];
        return AffectPlaneFigure.Of(
            [.. reproduction.Shown.Predictions.Select(song => new AffectPrediction(song.Id,
                genres ? song.Genre! : song.Annotated.Quadrant().ToString(),
                song.Annotated.Valence.Value, song.Annotated.Arousal.Value, song.PredictedValence, song.PredictedArousal))],
            reproduction.Data.Scale,
            $"{model} on {reproduction.Data.Title}, seed {reproduction.Seed}: predicted against annotated emotion");
    }

    /// <summary>The reproduction as one JSON document.</summary>
    public static string ToJson(Reproduction reproduction) => JsonSerializer.Serialize(new
    {
        paper = reproduction.Published.Paper,
        reproduction.Published.Citation,
        reproduction.Published.Doi,
        published = new { reproduction.Published.Protocol, reproduction.Published.Source, reproduction.Published.Confidence },
        data = new { reproduction.Data.Name, reproduction.Data.Title, reproduction.Data.IsSynthetic, scale = reproduction.Data.Scale.Name, reproduction.Data.KnownFaults },
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
