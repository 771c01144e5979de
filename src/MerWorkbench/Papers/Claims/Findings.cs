using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers.Claims;

/// <summary>Claims, and what runs say of each.</summary>
/// <param name="All">The findings: claim after claim, and of each one for every work, dataset and set of folds that has runs for it.</param>
/// <param name="Open">The claims that no runs speak of.</param>
public sealed record Findings(ImmutableArray<Finding> All, ImmutableArray<Claim> Open)
{
    // How far from zero differences are drawn to scale.
    private const double Limit = 1;

    /// <summary>What the claims are, in words: the beginning of captions.</summary>
    public string Introduction { get; init; } = "Claims of the review";

    /// <summary>Asks runs.</summary>
    /// <param name="runs">Runs of any works on any data; only those of one work, data, profile, seed and split are set against each other.</param>
    /// <param name="claims">What is asked; default <see cref="ClaimCatalogue.All"/>.</param>
    /// <exception cref="MerException">No run.</exception>
    public static Findings Of(IEnumerable<Run> runs, IReadOnlyList<Claim>? claims = null)
    {
        Run[][] groups = [.. runs.GroupBy(run => (run.Experiment.Paper, run.Experiment.Dataset, run.Experiment.DataHash, run.Experiment.Profile, run.Experiment.Seed, run.Experiment.SplitHash))
            .Select(group => group.ToArray())];
        if (groups.Length == 0)
            throw new MerException("There is nothing to ask: no run.");
        claims ??= ClaimCatalogue.All;
        Finding[] found = [.. claims.SelectMany(claim => groups.Select(group => Finding.TryOf(claim, group))).OfType<Finding>()];
        return new([.. found], [.. claims.Except(found.Select(finding => finding.Claim))]);
    }

    /// <summary>A row a finding: claim, measure, difference with interval, tests, verdict.</summary>
    public ResultTable Table()
    {
        var table = new ResultTable(Caption, new("Claim"), new("Runs"), new("Measure"), new("Pairs", "0"), ResultColumn.Signed("Difference", "0.00"), new("95 % interval"),
            new("p over folds"), new("p over songs"), new("Verdict"));
        foreach (Finding finding in All)
            table.Add(finding.Claim.Statement, RunsOf(finding), MeasureOf(finding.Claim), finding.Pairs.Length, finding.Difference,
                ReproductionTable.Cell(finding.Interval, "0.00"),
                P(finding.OverFolds?.P), P(finding.OverSongs?.P), Words(finding.Verdict));
        foreach (Claim claim in Open)
            table.Add(claim.Statement, "none here", MeasureOf(claim), 0, ResultCell.Empty, ResultCell.Empty, ResultCell.Empty, ResultCell.Empty, "not run");
        return table;
    }

    /// <summary>A row a pair, with both scores.</summary>
    public ResultTable Pairs()
    {
        var table = new ResultTable(Caption, new("Claim"), new("Runs"), new("Pair"), new("First", "0.00"), new("Second", "0.00"), ResultColumn.Signed("Difference", "0.00"));
        foreach (Finding finding in All)
        {
            foreach (ClaimPair pair in finding.Pairs)
                table.Add(finding.Claim.Statement, RunsOf(finding), pair.Name, pair.First, pair.Second, pair.Difference);
        }
        return table;
    }

    /// <summary>The differences with their intervals, coloured by verdict, the single pairs as small marks.</summary>
    /// <exception cref="MerException">There is no finding.</exception>
    public Figure Figure()
    {
        int synthetic = All.Count(finding => finding.Of.Synthetic);
        return synthetic == 0 ? Unmarked() : ReproductionFiles.Marked(Unmarked(), synthetic == All.Length ? "Synthetic data" : "Some of the data is synthetic", 0, 0, "right", "top");
    }

    /// <summary>The same without a mark on synthetic data, for figures of reproductions, which are marked as all others of the reproduction.</summary>
    internal Figure Unmarked() => DifferenceFigure.Of(
        [.. All.Select(finding => new DifferenceRow($"{finding.Claim.Statement}\n{RunsOf(finding)}", finding.Difference, finding.Interval, Words(finding.Verdict))
        {
            Parts = [.. finding.Pairs.Select(pair => pair.Difference)],
            Margin = finding.Claim.Margin,
        })],
        [.. Enum.GetValues<ClaimVerdict>().Select(Words)], Measure(), Caption, Limit);

    // Which measures there are, and what a triangle is where one is drawn.
    private string Measure()
    {
        string measures = string.Join(" or of ", All.Select(finding => MetricColumn.HeadingOf(finding.Claim.Metric)).Distinct().Order(StringComparer.Ordinal));
        bool isBeyond = All.Any(finding => finding.Pairs.Select(pair => pair.Difference).Append(finding.Interval.Low).Append(finding.Interval.High).Any(value => Math.Abs(value) >= Limit));
        return $"Difference of {measures}{(isBeyond ? "; triangles lie beyond" : "")}";
    }

    /// <summary>Table, pairs and figure as files, the same bytes for the same runs.</summary>
    /// <param name="folder">Where they go.</param>
    /// <returns>The paths.</returns>
    /// <exception cref="MerException">There is no finding, or the browser that draws is missing or failed; the tables are written.</exception>
    public IReadOnlyList<string> Write(string folder)
    {
        string PathOf(string name) => Path.Combine(folder, name);
        ResultTable table = Table();
        AtomicFile.WriteText(PathOf("claims.md"), $"{table.Caption}\n\n{table.ToMarkdown()}");
        AtomicFile.WriteText(PathOf("claims.tex"), table.ToLatex("tab:claims"));
        AtomicFile.WriteText(PathOf("claims.csv"), table.ToCsv());
        AtomicFile.WriteText(PathOf("claims-pairs.csv"), Pairs().ToCsv());
        string[] drawn = [PathOf("claims.svg"), PathOf("claims.pdf"), PathOf("claims.html")];
        FigureExport.WriteAll([.. drawn.Select(path => new FigureFile(Figure(), path))]);
        return [.. drawn, .. new[] { "claims.md", "claims.tex", "claims.csv", "claims-pairs.csv" }.Select(PathOf)];
    }

    /// <summary>A verdict in words.</summary>
    public static string Words(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Holds => "holds",
        ClaimVerdict.DoesNotHold => "does not hold",
        _ => "cannot tell",
    };

    private string Caption => $"{Introduction}: the mean difference over all pairs of runs that a claim sets against each other; interval by bootstrap over songs; p by the corrected resampled t-test over folds and Wilcoxon's test over songs. "
        + "A claim holds, or does not, where the interval and the test over folds both say so (p < 0.05, not corrected for the number of claims)."
        + (All.Any(finding => finding.Of.Synthetic) ? $" {(All.All(finding => finding.Of.Synthetic) ? "The" : "Some of the")} data is synthetic and says nothing of music." : "");

    private static string RunsOf(Finding finding) => string.Create(CultureInfo.InvariantCulture,
        $"{finding.Of.Paper} on {finding.Of.Dataset}{(finding.Of.Synthetic ? " (synthetic)" : "")}, {finding.Pairs[0].Folds.Distinct().Count()} folds, {finding.Pairs[0].Songs.Distinct().Count()} songs");

    private static string MeasureOf(Claim claim)
    {
        string targets = string.Join(", ", claim.Targets.Select(pair => pair.First == pair.Second ? pair.First : $"{pair.First} against {pair.Second}"));
        return $"{MetricColumn.HeadingOf(claim.Metric)}, {targets}{(claim.Margin > 0 ? FormattableString.Invariant($", at most {claim.Margin:0.00} behind") : "")}";
    }

    private static string P(double? p) => p is not { } value ? ResultTable.Nothing : value < 0.001 ? "< 0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
