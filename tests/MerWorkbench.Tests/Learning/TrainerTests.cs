using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Learning;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static readonly RecurrentLearner Learner = new(new()
    {
        Units = 8,
        Layers = 2,
        Dropout = 0.3,
        Training = new() { Epochs = 12, BatchSize = 16, LearningRate = 0.02, Patience = 4 },
    });

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_training_stopped_within_a_fold_goes_on_to_the_same_bytes(int stopAfter)
    {
        FoldOutcome unbroken = Learner.FitAndPredict(Task());
        using var stop = new CancellationTokenSource();
        int epochs = 0;
        FoldTask stopped = Task() with { CheckpointPath = folder["00"], Token = stop.Token, Progress = _ => Stop(stop, ++epochs == stopAfter) };
        Assert.Throws<OperationCanceledException>(() => Learner.FitAndPredict(stopped));
        int after = 0;
        FoldOutcome resumed = Learner.FitAndPredict(Task() with { CheckpointPath = folder["00"], Progress = _ => after++ });

        Assert.Equal(unbroken.Epochs.Count - stopAfter, after);
        Assert.Equal(unbroken.Epochs, resumed.Epochs);
        Assert.Equal(unbroken.Predictions, resumed.Predictions);
        Assert.Equal(unbroken.Weights.SelectMany(weight => weight.Values), resumed.Weights.SelectMany(weight => weight.Values));
    }

    [Fact]
    public void A_damaged_checkpoint_is_not_gone_on_from()
    {
        File.WriteAllText(folder["00"] + "-joint.safetensors", "no tensors here");
        Assert.Equal(Learner.FitAndPredict(Task()).Predictions, Learner.FitAndPredict(Task() with { CheckpointPath = folder["00"] }).Predictions);
    }

    [Fact]
    public void A_training_that_comes_apart_is_told_and_not_scored()
    {
        var wild = new RecurrentLearner(Learner.Options with { Training = new() { Epochs = 20, LearningRate = 1e30, ClipNorm = null } });
        Assert.Contains("has come apart", Assert.Throws<MerException>(() => wild.FitAndPredict(Task())).Message, StringComparison.Ordinal);
    }

    private static void Stop(CancellationTokenSource stop, bool now)
    {
        if (now)
            stop.Cancel();
    }

    private static FoldTask Task() => new(SequenceProblem.Make(60, 1), SequenceProblem.Make(20, 2), SequenceProblem.Make(20, 3), 3);
}
