using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Experiments;

public sealed class TargetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static ClassTarget Classes => new(["high", "low"], "arousal above or below 5, the highest left out",
        track => track.Annotation!.Mean.Arousal.Value is var arousal && arousal > 7.5 ? null : arousal > 5 ? "high" : "low");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_of_classes_is_scored_and_read_back_as_it_was_made()
    {
        var made = (ClassRun)Run(Classes, new Shares());
        var read = (ClassRun)Load(made);
        Assert.Equal(made.Scores, read.Scores);
        Assert.Equal(made.Predictions.Select(item => (item.Id, item.Annotated, item.Predicted)), read.Predictions.Select(item => (item.Id, item.Annotated, item.Predicted)));
        Assert.Equal(made.Predictions.SelectMany(item => item.Probabilities), read.Predictions.SelectMany(item => item.Probabilities));

        double right = made.Predictions.Count(item => item.Annotated == "high");
        Assert.Equal(right / made.Predictions.Count, made.Score("class", "accuracy").Value, 12);
        double share = right / made.Predictions.Count;
        Assert.Equal(share * share, made.Score("class", "precision").Value, 12);
        Assert.Equal(share, made.Score("class", "recall").Value, 12);
        Assert.Equal(2 * share / (1 + share) / 2, made.Score("class", "macro F1").Value, 12);
        Assert.Equal(made.Predictions.Count, made.Confused[0, 0] + made.Confused[1, 0]);
        double entropy = -((right * Math.Log(0.75)) + ((made.Predictions.Count - right) * Math.Log(0.25))) / made.Predictions.Count;
        Assert.Equal(entropy, made.Score("class", "cross-entropy").Value, 12);
        Assert.Equal(0, RunComparison.Of(made, read).Differences.Single().Value);
    }

    [Fact]
    public void A_run_over_time_is_scored_over_all_moments_and_by_song()
    {
        var made = (SeriesRun)Run(new SeriesTarget(), new Echo());
        var read = (SeriesRun)Load(made);
        Assert.Equal(made.Predictions, read.Predictions);
        Assert.Equal(made.Scores, read.Scores);
        Assert.True(made.Predictions.Count > made.Tracks);
        Assert.Equal(1, made.Score("arousal", "PCC per song").Value, 12);
        Assert.Equal(0.25, made.Score("arousal", "RMSE").Value, 12);
        Assert.Equal(0.25, made.Score("valence", "RMSE per song").Value, 12);
        Assert.True(made.Score("arousal", "R2").Value < 1);
    }

    [Fact]
    public void Runs_that_predict_different_things_are_not_compared()
    {
        Run classes = Run(Classes, new Shares()), series = Run(new SeriesTarget(), new Echo());
        Assert.Contains("no score to compare", Assert.Throws<MerException>(() => RunComparison.Of(classes, series, acrossSplits: true)).Message, StringComparison.Ordinal);
        Assert.Contains("There are: accuracy of class", Assert.Throws<MerException>(() => classes.Score("arousal", "R2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_is_no_task() => Assert.Throws<ArgumentException>(() => new ClassTarget(["one"], "all", _ => "one"));

    private static Run Load(Run made) => MerWorkbench.Experiments.Run.Load(made.Folder);

    private Run Run(Target target, Learner learner)
    {
        string etudes = MadeEtudes.Deam;
        MusicDataset deam = DatasetCatalogue.FindMusic("deam");
        Corpus corpus = Corpus.Build(deam.CardOf(etudes), deam.Load(etudes), [FeatureSets.LibrosaCompact.Clip()], target,
            new FeatureStore(folder["features"]), jobs: 2, progress: null, TestContext.Current.CancellationToken);
        return new CrossValidation(corpus, KFold.By(Group.Song, 3, seed: 7), folder["runs"])
            .Run("test", "librosa", learner, Profile.Smoke, seed: 7, token: TestContext.Current.CancellationToken);
    }

    /// <summary>Gives each track the same probabilities.</summary>
    private sealed class Shares : Learner
    {
        public override string Name => "shares";

        public override string Parameters => "shares = 0.75 0.25";

        public override FoldOutcome FitAndPredict(FoldTask task) => new([.. task.Test.Select(_ => new[] { 0.75, 0.25 })], [], []);
    }

    /// <summary>Predicts a quarter more than the labels it should not look at.</summary>
    private sealed class Echo : Learner
    {
        public override string Name => "echo";

        public override string Parameters => "echo = label + 0.25";

        public override FoldOutcome FitAndPredict(FoldTask task) => new([.. task.Test.Select(example => example.Targets.Select(value => value + 0.25).ToArray())], [], []);
    }
}
