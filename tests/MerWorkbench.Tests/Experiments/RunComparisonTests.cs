using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;

namespace MerWorkbench.Tests.Experiments;

public sealed class RunComparisonTests : IDisposable
{
    private readonly CorpusMaker made = new();

    public void Dispose() => made.Dispose();

    [Fact]
    public void Runs_on_one_split_are_compared_song_by_song()
    {
        KFold split = KFold.By(Group.Song, 3, seed: 7);
        Run first = Execute(split, new RowRegressionLearner(new LinearRegressor())), second = Execute(split, new MeanLearner());
        RunComparison comparison = RunComparison.Of(first, second);
        Assert.Empty(comparison.Obstacles);
        Assert.Equal(["arousal R2", "valence R2"], comparison.Differences.Select(difference => $"{difference.Target} {difference.Metric}"));
        Assert.Equal(first.Score("arousal", "R2").Value - second.Score("arousal", "R2").Value, comparison.Differences[0].Value, 12);
        Assert.NotNull(comparison.Differences[1].Interval);
        Assert.Equal((0, 0), (RunComparison.Of(first, first).Differences[0].Value, RunComparison.Of(first, first).Differences[0].Interval!.Value.High));
    }

    [Fact]
    public void Runs_on_different_splits_are_refused_with_both_named_unless_asked_for()
    {
        Run first = Execute(KFold.By(Group.Song, 3, seed: 7), new MeanLearner()), second = Execute(KFold.By(Group.Song, 3, seed: 8), new MeanLearner());
        string message = Assert.Throws<MerException>(() => RunComparison.Of(first, second)).Message;
        Assert.Contains("seed 7", message, StringComparison.Ordinal);
        Assert.Contains("seed 8", message, StringComparison.Ordinal);
        Assert.Contains(first.Experiment.SplitHash[..12], message, StringComparison.Ordinal);

        RunComparison asked = RunComparison.Of(first, second, acrossSplits: true);
        Assert.Contains("different splits", Assert.Single(asked.Obstacles), StringComparison.Ordinal);
        Assert.Null(asked.Differences[0].Interval);
    }

    [Fact]
    public void A_run_read_from_its_folder_is_the_run_that_was_made()
    {
        AffectRun made = Execute(KFold.By(Group.Song, 3, seed: 7), new RowRegressionLearner(new LinearRegressor())), read = (AffectRun)Run.Load(made.Folder);
        Assert.Equal(made.Experiment, read.Experiment);
        Assert.Equal(made.Scores, read.Scores);
        Assert.Equal(made.Predictions, read.Predictions);
        Assert.Equal(0, RunComparison.Of(made, read).Differences[1].Value);
        Assert.Contains("\"tracksHeard\": 12", File.ReadAllText(Path.Combine(made.Folder, "split.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_no_finished_run_is_refused_and_says_why()
    {
        Run run = Execute(KFold.By(Group.Song, 3, seed: 7), new MeanLearner());
        Assert.Contains("no such folder", Assert.Throws<MerException>(() => Run.Load(run.Folder + "x")).Message, StringComparison.Ordinal);
        Assert.Contains("no manifest", Assert.Throws<MerException>(() => Run.Load(Path.GetDirectoryName(run.Folder)!)).Message, StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(run.Folder, "predictions.csv"), "1,1,,0,1,1,1,1\n");
        Assert.Contains("predictions.csv has changed", Assert.Throws<MerException>(() => Run.Load(run.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hold_out_predicts_its_test_part_alone()
    {
        AffectRun run = Execute(HoldOut.By(Group.Song, 0.5, 0.25, 0.25, seed: 1), new MeanLearner());
        Assert.Equal(3, run.Predictions.Count);
        Assert.Equal(run.Predictions, Execute(HoldOut.By(Group.Song, 0.5, 0.25, 0.25, seed: 1), new MeanLearner()).Predictions);
    }

    private AffectRun Execute(SplitProtocol protocol, Learner learner) =>
        (AffectRun)new CrossValidation(made.Corpus, protocol, Path.Combine(made.Folder, "runs"))
            .Run("test", "librosa", learner, Profile.Smoke, seed: 7, token: TestContext.Current.CancellationToken);
}
