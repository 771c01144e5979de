using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Emotion;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Orjesek2022;

namespace MerWorkbench.Tests.Papers;

public sealed class Orjesek2022Tests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Both_published_systems_are_there_with_deviations_and_source()
    {
        PublishedTable table = PublishedTable.Of(Orjesek2022.Name);

        Assert.Equal(Confidence.SecondHand, table.Confidence);
        Assert.Equal(["cnn-bigru", "cnn-ir-bigru"], table.Rows.Select(row => row.Model));
        Assert.Equal((0.105, 0.001), (table.Rows[1].Find("arousal", "RMSE")!.Value, table.Rows[1].Find("arousal", "RMSE")!.Deviation));
        Assert.Equal((0.637, 0.007), (table.Rows[1].Find("valence", "PCC")!.Value, table.Rows[1].Find("valence", "PCC")!.Deviation));
    }

    [Fact]
    public void On_etudes_it_compares_both_readings_shows_how_values_settle_and_leaves_models_that_predict()
    {
        EtudeMaker.Make("dynamic-etudes", folder["e"], 12, cancel: TestContext.Current.CancellationToken);
        var dataset = new DynamicEtudes();
        Reproduction reproduction = Orjesek2022.Reproduce(dataset, folder["e"], new()
        {
            Profile = Profile.Smoke,
            Runs = folder["runs"],
            Features = folder["features"],
            Token = TestContext.Current.CancellationToken,
        });

        Assert.Equal(["labels/mean", "librosa-compact/linear-regression", "samples-song/cnn-bigru", "samples-song/cnn-ir-bigru", "samples-song/cnn-ir-bigru-gain2", "samples-window/cnn-bigru", "samples-window/cnn-ir-bigru"],
            reproduction.Comparisons.Select(item => item.Run.Experiment.Name));
        Assert.Contains(reproduction.Comparisons[0].Obstacles, obstacle => obstacle.Contains("label scale", StringComparison.Ordinal) && obstacle.Contains("0.248", StringComparison.Ordinal));
        Assert.Equal("-1..1", reproduction.Shown.Experiment.Scale);
        Assert.Equal(["settling", "course"], reproduction.Figures.Select(figure => figure.Name));
        Assert.All(reproduction.Comparisons.Skip(2).Where(item => item.Published is not null), item => Assert.Equal(Verdict.NotComparable, item.Judge("arousal", "PCC")));
        Assert.Equal(["samples-song/cnn-ir-bigru-gain2"], reproduction.Comparisons.Skip(2).Where(item => item.Published is null).Select(item => item.Run.Experiment.Name));
        Assert.Equal(["trained, gain 1", "trained, gain 2", "fresh, gain 1", "fresh, gain 2", "fresh, gain 3"], reproduction.Figures[0].Figure.Traces.Select(trace => trace.Name));
        Assert.DoesNotContain(reproduction.Differences.SelectMany(difference => new[] { difference.Point, difference.Paper, difference.Here, difference.Why }), string.IsNullOrWhiteSpace);

        // The network of a track's own fold gives what the run stored for it.
        foreach (Comparison item in reproduction.Comparisons.Skip(2))
        {
            using DynamicModel model = DynamicModel.Load(item.Run.Folder);
            SeriesPrediction[] stored = [.. model.Run.Predictions.Where(moment => moment.Id == "1003")];
            Track track = dataset.Load(folder["e"]).Single(one => one.Id == "1003");
            IReadOnlyList<double[]> again = model.Fold(model.FoldThatTested("dynamic-etudes", "1003")!.Value)
                .Predict(SoundSource.FromFile(track.AudioPath), new(15), new(0.5), 20, TestContext.Current.CancellationToken);
            Assert.Equal(20, again.Count);
            for (int time = 0; time < 20; time++)
            {
                Assert.Equal(stored[time].PredictedArousal, again[time][0], 1e-5);
                Assert.Equal(stored[time].PredictedValence, again[time][1], 1e-5);
            }
            AffectSeries course = model.Predict(SoundSource.FromFile(track.AudioPath), cancellation: TestContext.Current.CancellationToken);
            Assert.InRange(course.Length, 49, 51);
            Assert.Equal(0.5, course.TimeAt(0).Value);
        }
        Assert.Equal(Path.GetFullPath(reproduction.Comparisons[^1].Run.Folder), Path.GetFullPath(DynamicModel.TryFindNewest(folder["runs"])!));
        // What a student predicts with is not the last network, but the one that told the songs best.
        Run best = reproduction.Comparisons.Select(item => item.Run).Where(run => run.Input != "labels" && run.Input != "librosa-compact")
            .MaxBy(run => run.Score("arousal", "R2").Value + run.Score("valence", "R2").Value)!;
        Assert.Equal(Path.GetFullPath(best.Folder), Path.GetFullPath(DynamicModel.TryFindBest(folder["runs"])!));
    }

    [Fact]
    public void A_run_without_networks_on_samples_and_unknown_inputs_are_refused_in_words()
    {
        Assert.Null(DynamicModel.TryFindNewest(folder["none"]));
        Assert.Null(DynamicModel.TryFindBest(folder["none"]));
        Assert.Contains("There are: samples-song, samples-window", Assert.Throws<MerException>(() => Orjesek2022.Reproduce(new DynamicEtudes(), null, new() { Inputs = ["mfcc"] })).Message, StringComparison.Ordinal);
    }
}
