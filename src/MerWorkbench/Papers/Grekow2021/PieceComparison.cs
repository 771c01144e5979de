using System.Collections.Immutable;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Units;

namespace MerWorkbench.Papers.Grekow2021;

/// <summary>One network over sequences of pieces of several lengths and overlaps, on the same songs and folds, as the paper compared several.</summary>
/// <param name="Rows">A row an input, length and overlap.</param>
/// <param name="Data">The dataset.</param>
/// <param name="Protocol">The folds.</param>
public sealed record PieceComparison(ImmutableArray<PieceComparison.Row> Rows, DatasetCard Data, string Protocol)
{
    /// <summary>One run.</summary>
    /// <param name="Piece">How long a piece is.</param>
    /// <param name="Overlap">Which share of it the next one repeats.</param>
    /// <param name="Run">The run.</param>
    public sealed record Row(Seconds Piece, double Overlap, Run Run)
    {
        /// <summary>Input and pieces in words: <c>marsyas-mfcc, 1.2 s, 50 % overlapping</c>.</summary>
        public string Name => FormattableString.Invariant($"{Run.Input}, {Piece}, {Overlap * 100:0} % overlapping");
    }

    /// <summary>Runs the comparison, or reads what of it is finished.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The person's choices; of their inputs the one network they name is run, else that of the paper's best row, of smoke the only one.</param>
    /// <param name="pieces">The lengths, at least one.</param>
    /// <param name="overlaps">The overlaps, from 0 to under 1; where none is given, that of the options.</param>
    /// <exception cref="MerException">Several models are named, or one that reads no pieces; a piece is longer than a clip, or the data does not serve.</exception>
    public static PieceComparison Of(MusicDataset dataset, string? root, ReproductionOptions options, IReadOnlyList<Seconds> pieces, params IReadOnlyList<double> overlaps)
    {
        Check.Positive(pieces.Count, "pieces.Count");
        string best = options.Profile == Profile.Smoke ? "lstm" : Grekow2021.ShownModel;
        string[] networks = [.. options.Choose(GrekowInput.All, input => input.Name).SelectMany(input => Grekow2021.LearnersOf(input, known: 0, options))
            .OfType<RecurrentLearner>().Select(learner => learner.Name).Distinct()];
        if (options.Models.Count > 1 || options.Models.Except(networks).Any())
            throw new MerException($"Pieces are compared for one network that reads them; got {string.Join(", ", options.Models)}.", remedy: $"There are: {string.Join(", ", networks)}.");
        string[] models = [.. options.Models.Count == 1 ? options.Models : networks.Where(name => name.StartsWith(best, StringComparison.Ordinal))];
        (Seconds Piece, double Overlap, Reproduction Result)[] all =
        [
            .. from piece in pieces
               from overlap in overlaps.Count == 0 ? [options.Overlap] : overlaps
               select (piece, overlap, Grekow2021.Reproduce(dataset, root, options with { Piece = piece, Overlap = overlap, Models = models })),
        ];
        return new([.. all.SelectMany(item => item.Result.Comparisons.Skip(1).Select(comparison => new Row(item.Piece, item.Overlap, comparison.Run)))],
            all[0].Result.Data, all[0].Result.Certificate.Protocol);
    }

    /// <summary>R2 of both axes with its interval, a row each.</summary>
    public ResultTable Table()
    {
        var table = new ResultTable($"{Rows[0].Run.Model} over pieces of several lengths on {Data.Title}: {Protocol}.",
            new("Input"), new("Piece (s)", "0.##"), new("Overlap (%)", "0"), new("R² arousal", "0.00"), new("95 % interval"), new("R² valence", "0.00"), new("95 % interval of it"));
        foreach (Row row in Rows)
        {
            Score arousal = row.Run.Score("arousal", "R2"), valence = row.Run.Score("valence", "R2");
            table.Add(row.Run.Input, row.Piece.Value, row.Overlap * 100, arousal.Value, ReproductionTable.Cell(arousal.Interval, "0.00"), valence.Value, ReproductionTable.Cell(valence.Interval, "0.00"));
        }
        return table;
    }

    /// <summary>The same as a figure.</summary>
    public Figure Figure()
    {
        Figure figure = ScoreMatrixFigure.Of(
            [.. from row in Rows from target in new[] { "arousal", "valence" } let score = row.Run.Score(target, "R2") select new ModelScore(row.Name, target, "R²", score.Value, score.Interval)],
            $"{Rows[0].Run.Model} over pieces of several lengths on {Data.Title}");
        return Data.IsSynthetic ? ReproductionFiles.Marked(figure, "Synthetic data", 0, 0, "right", "top") : figure;
    }

    /// <summary>Table and figure as files, the same bytes for the same runs.</summary>
    /// <param name="folder">Where they go.</param>
    /// <returns>The paths.</returns>
    public IReadOnlyList<string> Write(string folder)
    {
        string PathOf(string name) => Path.Combine(folder, name);
        ResultTable table = Table();
        AtomicFile.WriteText(PathOf("pieces.md"), $"{table.Caption}\n\n{table.ToMarkdown()}");
        AtomicFile.WriteText(PathOf("pieces.tex"), table.ToLatex("tab:pieces"));
        AtomicFile.WriteText(PathOf("pieces.csv"), table.ToCsv());
        Figure figure = Figure();
        FigureExport.WriteAll(new FigureFile(figure, PathOf("pieces.svg")), new FigureFile(figure, PathOf("pieces.html")));
        return [.. new[] { "pieces.svg", "pieces.html", "pieces.md", "pieces.tex", "pieces.csv" }.Select(PathOf)];
    }
}
