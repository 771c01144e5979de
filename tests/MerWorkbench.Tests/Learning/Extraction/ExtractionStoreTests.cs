using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Learning.Extraction;

namespace MerWorkbench.Tests.Learning.Extraction;

public sealed class ExtractionStoreTests : IDisposable
{
    private static readonly ExtractionOptions s_small = new()
    {
        PieceFrames = PieceProblem.PieceFrames,
        Network = new() { Filters = [4, 4], Units = 5 },
        Training = new() { Epochs = 3, BatchSize = 10, LearningRate = 3e-3, ClipNorm = null },
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Another_process_goes_on_with_what_was_learned_and_trains_nothing_again()
    {
        FoldOutcome trained = Predict(s_small, Stop.Never), read = Predict(s_small, Stop.BeforeTraining);
        Assert.Equal(trained.Predictions, read.Predictions);
        Assert.Equal(trained.Epochs, read.Epochs);
        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public void What_decides_the_outcome_decides_the_file()
    {
        Predict(s_small, Stop.Never);
        Assert.Throws<OperationCanceledException>(() => Predict(s_small with { Network = s_small.Network with { Units = 6 } }, Stop.BeforeTraining));
        Assert.Throws<OperationCanceledException>(() => Predict(s_small, Stop.BeforeTraining, seed: 4));
        Assert.Throws<OperationCanceledException>(() => Predict(s_small, Stop.BeforeTraining, data: 9));
        Assert.Throws<OperationCanceledException>(() => Predict(s_small, Stop.BeforeTraining, environment: "another machine"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(200)]
    public void A_damaged_file_counts_as_none_and_is_made_anew(int cut)
    {
        FoldOutcome whole = Predict(s_small, Stop.Never);
        foreach (string path in Files())
        {
            byte[] bytes = File.ReadAllBytes(path);
            if (cut < 0)
                bytes[^3] ^= 0x40;
            File.WriteAllBytes(path, cut < 0 ? bytes : bytes[..cut]);
        }
        Assert.Throws<OperationCanceledException>(() => Predict(s_small, Stop.BeforeTraining));
        Assert.Equal(whole.Predictions, Predict(s_small, Stop.Never).Predictions);
        Assert.Equal(whole.Predictions, Predict(s_small, Stop.BeforeTraining).Predictions);
    }

    private string[] Files() => Directory.GetFiles(folder["kept"], "*", SearchOption.AllDirectories);

    // A training that is asked to stop does so at its first batch; what is kept is read all the same.
    private FoldOutcome Predict(ExtractionOptions options, Stop stop, int seed = 3, int data = 1, string environment = "here")
    {
        var features = new FoldFeatures(options, "made", 1, new ExtractionStore(folder["kept"], environment));
        var task = new FoldTask(PieceProblem.Make(30, data, "t"), [], PieceProblem.Make(9, 3, "x"), seed) { Token = new CancellationToken(canceled: stop == Stop.BeforeTraining) };
        return new RowClassifierLearner(features, ClipFeatureSets.Combined, FeatureSelection.None, new KnnClassifier()).FitAndPredict(task);
    }

    private enum Stop
    {
        Never,
        BeforeTraining,
    }
}
