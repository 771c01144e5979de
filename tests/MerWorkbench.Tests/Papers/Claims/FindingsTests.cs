using MerWorkbench.Emotion;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Metrics;
using MerWorkbench.Papers.Claims;

namespace MerWorkbench.Tests.Papers.Claims;

public sealed class FindingsTests
{
    private const int Songs = 100, Folds = 5;

    [Fact]
    public void A_finding_is_the_mean_difference_of_its_pairs_with_the_tests_over_folds_and_songs()
    {
        AffectRun front = Points("essentia-pretrained", "lstm-2x124", noise: 0.2), plain = Points("essentia", "lstm-2x124", noise: 0.6);
        AffectRun frontToo = Points("essentia-pretrained", "lstm-1x124", noise: 0.3), plainToo = Points("essentia", "lstm-1x124", noise: 0.5);
        Finding found = Assert.Single(Findings.Of([front, plain, frontToo, plainToo], [Claim("The pretrained front helps")]).All);

        double[] differences = [.. new[] { "arousal", "valence" }.SelectMany(target => (double[])
            [front.Score(target, "R2").Value - plain.Score(target, "R2").Value, frontToo.Score(target, "R2").Value - plainToo.Score(target, "R2").Value])];
        Assert.Equal(4, found.Pairs.Length);
        Assert.Equal(differences.Average(), found.Difference, 12);
        Assert.True(found.Interval.Low < found.Difference && found.Difference < found.Interval.High);

        double[] Of(params AffectRun[] runs) => [.. Enumerable.Range(0, Folds).Select(fold => runs.Average(run => (OfFold(run, fold, arousal: true) + OfFold(run, fold, arousal: false)) / 2))];
        PairedTest expected = PairedTests.CorrectedResampledT(Of(front, frontToo), Of(plain, plainToo), 1.0 / (Folds - 1));
        Assert.Equal(expected.Statistic, found.OverFolds!.Value.Statistic, 9);
        Assert.Equal(expected.P, found.OverFolds.Value.P, 12);
        Assert.InRange(found.OverSongs!.Value.P, 0, 0.001);
        Assert.Equal(ClaimVerdict.Holds, found.Verdict);
    }

    [Fact]
    public void What_is_worse_does_not_hold_and_what_is_alike_cannot_be_told()
    {
        AffectRun good = Points("essentia", "svr", noise: 0.2), bad = Points("marsyas-mfcc", "svr", noise: 0.6);
        Claim helps = Claim("Higher-level features help valence: other models");
        Assert.Equal(ClaimVerdict.Holds, Findings.Of([good, bad], [helps]).All.Single().Verdict);
        Assert.Equal(ClaimVerdict.DoesNotHold, Findings.Of([Points("marsyas-mfcc", "svr", noise: 0.2), Points("essentia", "svr", noise: 0.6)], [helps]).All.Single().Verdict);

        Finding same = Findings.Of([good, Points("marsyas-mfcc", "svr", noise: 0.2)], [helps]).All.Single();
        Assert.Equal(0, same.Difference, 12);
        Assert.Null(same.OverFolds);
        Assert.Null(same.OverSongs);
        Assert.Equal(ClaimVerdict.CannotTell, same.Verdict);
    }

    [Fact]
    public void Songs_and_folds_that_point_different_ways_cannot_tell()
    {
        // In nine folds the one model explains more; in the tenth, whose labels lie far apart and so count most in all songs together, the other does.
        AffectRun one = TenFolds("essentia", unexplained: 0.1, inTheLast: 0.36), other = TenFolds("marsyas-mfcc", unexplained: 0.3, inTheLast: 0.2);
        Finding found = Findings.Of([one, other], [Claim("Higher-level features help valence: other models")]).All.Single();
        Assert.True(found.Interval.High < 0);
        Assert.True(found.OverFolds is { P: < 0.05, Statistic: > 0 });
        Assert.Equal(ClaimVerdict.CannotTell, found.Verdict);
    }

    [Fact]
    public void Nearly_as_good_holds_within_its_margin_only()
    {
        Claim nearly = Claim("MFCC are nearly as good as all features for arousal: other models");
        AffectRun all = Points("marsyas", "svr", noise: 0.30);
        Finding close = Findings.Of([all, Points("marsyas-mfcc", "svr", noise: 0.32)], [nearly]).All.Single();
        Assert.InRange(close.Difference, -nearly.Margin, -0.001);
        Assert.Equal(ClaimVerdict.Holds, close.Verdict);
        Assert.Equal(ClaimVerdict.DoesNotHold, Findings.Of([all, Points("marsyas-mfcc", "svr", noise: 0.7)], [nearly]).All.Single().Verdict);
    }

    [Fact]
    public void Arousal_is_set_against_valence_within_each_run()
    {
        AffectRun run = Points("marsyas", "svr", noise: 0.2, ofValence: 0.6);
        Finding found = Findings.Of([run, Points("marsyas", "lstm-1x124", noise: 9), Points("labels", "mean", noise: 1)], [Claim("Arousal is easier than valence: other models")]).All.Single();
        Assert.Equal("marsyas/svr, arousal against valence", found.Pairs.Single().Name);
        Assert.Equal(run.Score("arousal", "R2").Value - run.Score("valence", "R2").Value, found.Difference, 12);
        Assert.Equal(ClaimVerdict.Holds, found.Verdict);
    }

    [Fact]
    public void Selection_is_set_against_none_and_optimistic_runs_against_nothing()
    {
        Findings findings = Findings.Of([Classes("combined", "svm", 0.6), Classes("combined", "svm-cfs", 0.9), Classes("combined", "svm-cfs-optimistic", 1),
            Classes("standard", "lstm-dnn", 0.5), Classes("standard", "lstm-dnn-cfs", 0.8), Classes("combined-optimistic", "svm", 1), Classes("combined-optimistic", "svm-cfs", 1)]);
        Finding cfs = findings.All.Single(finding => finding.Claim.Statement == "CFS helps");
        Assert.Equal(["combined/svm-cfs, class against combined/svm", "standard/lstm-dnn-cfs, class against standard/lstm-dnn"], cfs.Pairs.Select(pair => pair.Name));
        Assert.Equal(0.3, cfs.Difference, 12);
        Assert.Contains(findings.Open, claim => claim.Statement == "Iterative reconstruction helps");
        Assert.Equal(ClaimCatalogue.All.Length, findings.Table().Rows.Count);
        Assert.Contains("not run", findings.Table().ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_other_splits_works_or_data_are_never_set_against_each_other()
    {
        Claim front = Claim("The pretrained front helps");
        AffectRun one = Points("essentia-pretrained", "lstm-2x124", noise: 0.2);
        Assert.Empty(Findings.Of([one, Points("essentia", "lstm-2x124", noise: 0.6, change: run => run with { SplitHash = "other" })], [front]).All);
        Assert.Empty(Findings.Of([one, Points("essentia", "lstm-2x124", noise: 0.6, change: run => run with { DataHash = "other" })], [front]).All);
        Assert.Empty(Findings.Of([one, Points("essentia", "lstm-2x124", noise: 0.6, change: run => run with { Paper = "other" })], [front]).All);
        Assert.Throws<MerException>(() => Findings.Of([]));
    }

    [Fact]
    public void The_table_is_the_same_text_each_time_and_says_what_is_synthetic()
    {
        Findings Ask(bool synthetic) => Findings.Of([Points("marsyas", "svr", noise: 0.2, ofValence: 0.6, change: run => run with { Synthetic = synthetic })], [Claim("Arousal is easier than valence: other models")]);
        ResultTable table = Ask(synthetic: false).Table();
        Assert.Equal(table.ToLatex("tab:claims"), Ask(synthetic: false).Table().ToLatex("tab:claims"));
        Assert.Equal("holds", table.Shown(0, table.Columns.Count - 1));
        Assert.DoesNotContain("ynthetic", table.Caption, StringComparison.Ordinal);
        Assert.Contains("synthetic", Ask(synthetic: true).Table().Caption, StringComparison.Ordinal);
        Assert.Contains("Synthetic data", Ask(synthetic: true).Figure().ToHtml(), StringComparison.Ordinal);
    }

    private static Claim Claim(string statement) => ClaimCatalogue.All.Single(claim => claim.Statement == statement);

    private static double OfFold(AffectRun run, int fold, bool arousal)
    {
        SongPrediction[] tested = [.. run.Predictions.Where(item => item.Fold == fold)];
        return RegressionMetrics.R2([.. tested.Select(item => arousal ? item.Annotated.Arousal.Value : item.Annotated.Valence.Value)],
            [.. tested.Select(item => arousal ? item.PredictedArousal : item.PredictedValence)]);
    }

    // A model whose errors are the same for all, times its noise.
    private static AffectRun Points(string input, string model, double noise, double? ofValence = null, Func<Experiment, Experiment>? change = null)
    {
        var random = new StableRandom(1, "findings");
        Experiment experiment = Named("grekow2021", input, model);
        return (AffectRun)new AffectRun(change?.Invoke(experiment) ?? experiment, "", [.. Enumerable.Range(0, Songs).Select(song =>
        {
            double arousal = random.NextDouble(), valence = random.NextDouble();
            return new SongPrediction($"{song}", $"{song}", null, song % Folds, Affect.On(AffectScale.ZeroToOne, valence: valence, arousal: arousal),
                arousal + (noise * (random.NextDouble() - 0.5)), valence + ((ofValence ?? noise) * (random.NextDouble() - 0.5)));
        })]).Scored();
    }

    // Predictions drawn to the middle, so that of each fold's variance a share is left unexplained.
    private static AffectRun TenFolds(string input, double unexplained, double inTheLast)
    {
        var random = new StableRandom(1, "ten folds");
        return (AffectRun)new AffectRun(Named("grekow2021", input, "svr"), "", [.. Enumerable.Range(0, 2 * Songs).Select(song =>
        {
            bool isLast = song % 10 == 9;
            double off = (isLast ? 1 : 0.1) * (random.NextDouble() - 0.5), valence = 0.5 + off;
            double predicted = 0.5 + (off * (1 - Math.Sqrt(isLast ? inTheLast : unexplained)));
            return new SongPrediction($"{song}", $"{song}", null, song % 10, Affect.On(AffectScale.ZeroToOne, valence: valence, arousal: valence), predicted, predicted);
        })]).Scored();
    }

    private static ClassRun Classes(string input, string model, double hit) => (ClassRun)new ClassRun(Named("hizlisoy2021", input, model), "", ["a", "b"],
        [.. Enumerable.Range(0, Songs).Select(song =>
        {
            bool right = song / Folds < hit * Songs / Folds;
            return new ClassPrediction($"{song}", $"{song}", null, song % Folds, song % 2 == 0 ? "a" : "b", (song % 2 == 0) == right ? [0.9, 0.1] : [0.1, 0.9]);
        })]).Scored();

    private static Experiment Named(string paper, string input, string model) => new()
    {
        Paper = paper,
        Name = $"{input}/{model}",
        Profile = Profile.Quick,
        Dataset = "songs",
        Synthetic = false,
        DataHash = "data",
        Target = "",
        Scale = "",
        Input = input,
        Learner = model,
        Protocol = "5-fold",
        SplitHash = "split",
        Seed = 7,
    };
}
