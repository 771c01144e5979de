using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Learning;

public sealed class MelLearnerTests
{
    private static readonly MelOptions Options = new()
    {
        Network = new() { Filters = [4], Units = 8, Dropout = 0 },
        PieceFrames = 12,
        Training = new() { Epochs = 30, BatchSize = 8, LearningRate = 1e-2 },
    };

    // The class is the band that is loud, at times of chance; lengths differ, some are shorter than a piece.
    private static Example[] Problem(int count, int seed)
    {
        var random = new StableRandom(seed, "mel");
        FeatureColumn[] columns = [.. Enumerable.Range(0, 8).Select(band => new FeatureColumn($"mel_{band}", LibrosaDescriptors.LogMel))];
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int frames = 8 + random.Next(30), kind = i % 3;
            var values = new float[frames * 8];
            for (int at = 0; at < values.Length; at++)
                values[at] = (float)random.NextNormal() + (at % 8 == 1 + (2 * kind) && random.NextDouble() < 0.7 ? 3 : 0);
            return new Example($"{i}", [new FeatureMatrix(columns, values, default)], [.. Enumerable.Range(0, 3).Select(one => one == kind ? 1.0 : 0)]);
        })];
    }

    private static FoldTask Task(int seed = 5) => new(Problem(30, 1), Problem(6, 2), Problem(15, 3), seed) { Token = TestContext.Current.CancellationToken };

    [Fact]
    public void Tells_classes_by_the_loud_band_and_gives_probabilities_the_same_each_time()
    {
        FoldOutcome one = new MelLearner(Options).FitAndPredict(Task()), again = new MelLearner(Options).FitAndPredict(Task());
        Assert.All(one.Predictions, shares => Assert.Equal(1, shares.Sum(), 1e-12));
        Assert.InRange(one.Predictions.Index().Count(item => Array.IndexOf(item.Item, item.Item.Max()) == item.Index % 3), 14, 15);
        Assert.Equal(one.Predictions, again.Predictions);
        Assert.True(one.Epochs[^1].TrainLoss < one.Epochs[0].TrainLoss / 3);
        Assert.All(one.Epochs, epoch => Assert.NotNull(epoch.ValidationLoss));
        Assert.NotEqual(one.Predictions[0], new MelLearner(Options).FitAndPredict(Task(seed: 6)).Predictions[0]);
    }

    [Fact]
    public void A_training_that_was_stopped_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        FoldOutcome whole = new MelLearner(Options).FitAndPredict(Task());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        int epochs = 0;
        FoldTask kept = Task() with { CheckpointPath = folder["fold"] };
        Assert.Throws<OperationCanceledException>(() => new MelLearner(Options).FitAndPredict(kept with
        {
            Token = stop.Token,
            Progress = _ =>
            {
                if (++epochs == 7)
                    stop.Cancel();
            },
        }));
        FoldOutcome resumed = new MelLearner(Options).FitAndPredict(kept);
        Assert.Equal(whole.Predictions, resumed.Predictions);
        Assert.Equal(whole.Epochs, resumed.Epochs);
        Assert.All(whole.Weights.Zip(resumed.Weights), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Pieces_stand_side_by_side_to_the_very_end_and_what_is_missing_of_a_short_item_is_its_mean()
    {
        FeatureColumn[] columns = [new("mel_0", LibrosaDescriptors.LogMel), new("mel_1", LibrosaDescriptors.LogMel)];
        Example Of(int frames) => new("x", [new FeatureMatrix(columns, [.. Enumerable.Range(0, 2 * frames).Select(i => (float)i)], default)], [1, 0]);
        Standardizer same = Standardizer.FromMoments([0, 0], [1, 1]);
        using var scope = MerWorkbench.Torch.torch.NewDisposeScope();
        var pieces = MelPieces.Of([Of(7), Of(3)], same, 5);
        var all = pieces.All(0);
        Assert.Equal([2, 2, 5], all.shape);
        Assert.Equal([0, 2, 4, 6, 8, 1, 3, 5, 7, 9, 4, 6, 8, 10, 12, 5, 7, 9, 11, 13], all.data<float>().ToArray());
        Assert.Equal([0, 2, 4, 0, 0, 1, 3, 5, 0, 0], pieces.All(1).data<float>().ToArray());
        MerWorkbench.Torch.torch.manual_seed(1);
        float[] firsts = [.. Enumerable.Range(0, 50).Select(_ => pieces.Draw([0]).data<float>()[0])];
        Assert.Equal([0f, 2f, 4f], firsts.Distinct().Order());
    }
}
