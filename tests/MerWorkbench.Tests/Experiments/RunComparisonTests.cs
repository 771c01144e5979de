using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Experiments;

public sealed class RunComparisonTests : IDisposable
{
    private readonly CorpusMaker made = new();

    public void Dispose() => made.Dispose();

    [Fact]
    public void Runs_on_one_split_are_compared_song_by_song()
    {
        KFold split = KFold.By(Group.Song, 3, seed: 7);
        Run first = Execute(split, new LinearLearner()), second = Execute(split, new MeanLearner());
        RunComparison comparison = RunComparison.Of(first, second);
        Assert.Empty(comparison.Obstacles);
        Assert.Equal(first.Metrics.Arousal.Scores.R2 - second.Metrics.Arousal.Scores.R2, comparison.Arousal.R2, 12);
        Assert.NotNull(comparison.Valence.Interval);
        Assert.Equal((0, 0), (RunComparison.Of(first, first).Arousal.R2, RunComparison.Of(first, first).Arousal.Interval!.Value.High));
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
        Assert.Null(asked.Arousal.Interval);
    }

    [Fact]
    public void A_hold_out_predicts_its_test_part_alone()
    {
        Run run = Execute(HoldOut.By(Group.Song, 0.5, 0.25, 0.25, seed: 1), new MeanLearner());
        Assert.Equal(3, run.Predictions.Count);
        Assert.Equal(run.Predictions, Execute(HoldOut.By(Group.Song, 0.5, 0.25, 0.25, seed: 1), new MeanLearner()).Predictions);
    }

    private Run Execute(SplitProtocol protocol, Learner learner) =>
        new CrossValidation(made.Corpus, protocol, Path.Combine(made.Folder, "runs"))
            .Run("test", "librosa", learner, Profile.Smoke, seed: 7, token: TestContext.Current.CancellationToken);
}
