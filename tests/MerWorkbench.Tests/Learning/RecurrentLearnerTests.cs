using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Metrics;
using MerWorkbench.Torch;

namespace MerWorkbench.Tests.Learning;

public sealed class RecurrentLearnerTests
{
    private static readonly RecurrentOptions Small = new() { Units = 16, Dropout = 0, Training = new() { Epochs = 40, BatchSize = 16, LearningRate = 0.01 } };

    private static RecurrentOptions Epochs(int epochs) => Small with { Training = Small.Training with { Epochs = epochs } };

    private static FoldTask Task(int seed = 3) =>
        new(SequenceProblem.Make(200, 1), SequenceProblem.Make(30, 2), SequenceProblem.Make(60, 3), seed);

    [Fact]
    public void It_learns_what_needs_memory_and_a_linear_model_of_the_clip_cannot()
    {
        FoldTask task = Task();
        double[] labels = [.. task.Test.Select(example => example.Targets[1])];
        double Score(Learner learner) => RegressionMetrics.R2(labels, [.. learner.FitAndPredict(task).Predictions.Select(p => p[1])]);

        Assert.True(Score(new RecurrentLearner(Small)) > 0.8);
        Assert.True(Score(new RowRegressionLearner(new LinearRegressor())) < 0.2);
        Assert.True(Score(new MeanLearner()) <= 0);
    }

    [Theory]
    [InlineData(AxisNetworks.Joint)]
    [InlineData(AxisNetworks.PerAxis)]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others(AxisNetworks networks)
    {
        var learner = new RecurrentLearner(Small with { Layers = 2, Dropout = 0.3, Networks = networks, Training = Small.Training with { Epochs = 2 } });
        FoldOutcome first = learner.FitAndPredict(Task()), second = learner.FitAndPredict(Task()), other = learner.FitAndPredict(Task(seed: 4));

        Assert.Equal(first.Predictions, second.Predictions);
        Assert.Equal(first.Weights.SelectMany(weight => weight.Values), second.Weights.SelectMany(weight => weight.Values));
        Assert.NotEqual(first.Predictions[0][0], other.Predictions[0][0]);
        Assert.Equal(networks == AxisNetworks.Joint ? 10 : 20, first.Weights.Count);
    }

    [Fact]
    public void Two_trainings_at_a_time_give_the_bytes_of_each_alone()
    {
        RecurrentLearner learner = new(Epochs(3));
        double[][] alone = [.. learner.FitAndPredict(Task()).Predictions];
        var together = new FoldOutcome[2];
        Parallel.For(0, 2, i => together[i] = learner.FitAndPredict(Task()));
        Assert.All(together, outcome => Assert.Equal(alone, outcome.Predictions));
    }

    [Fact]
    public void What_a_clip_is_padded_with_does_not_touch_its_prediction()
    {
        FoldTask task = Task();
        Example small = task.Test.First(example => example.Inputs[0].Frames == 4);
        var learner = new RecurrentLearner(Epochs(3));
        double[] beside = learner.FitAndPredict(task).Predictions[task.Test.ToList().IndexOf(small)];
        double[] alone = learner.FitAndPredict(task with { Test = [small] }).Predictions[0];

        Assert.Equal(beside[0], alone[0], 1e-5);
        Assert.Equal(beside[1], alone[1], 1e-5);
    }

    [Fact]
    public void The_test_labels_are_not_looked_at()
    {
        FoldTask task = Task();
        FoldTask blind = task with { Test = [.. task.Test.Select(example => example with { Targets = [0, 0] })] };
        var learner = new RecurrentLearner(Epochs(2));

        Assert.Equal(learner.FitAndPredict(task).Predictions, learner.FitAndPredict(blind).Predictions);
    }

    [Fact]
    public void Early_stopping_takes_the_best_epoch_back()
    {
        var learner = new RecurrentLearner(Small with { Training = new() { Epochs = 60, BatchSize = 16, Patience = 3, LearningRate = 0.05 } });
        FoldOutcome outcome = learner.FitAndPredict(Task());
        int best = outcome.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch;

        Assert.Equal(best + 3, outcome.Epochs[^1].Epoch);
        FoldOutcome unstopped = new RecurrentLearner(Small with { Training = new() { Epochs = best, BatchSize = 16, LearningRate = 0.05 } }).FitAndPredict(Task());
        Assert.Equal(unstopped.Predictions, outcome.Predictions);
    }

    [Fact]
    public void Early_stopping_without_a_validation_part_is_refused()
    {
        var learner = new RecurrentLearner(Small with { Training = Small.Training with { Patience = 3 } });
        Assert.Contains("validation", Assert.Throws<MerException>(() => learner.FitAndPredict(Task() with { Validation = [] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_ends_training_at_once()
    {
        using var stop = new CancellationTokenSource();
        FoldTask task = Task() with { Token = stop.Token, Progress = _ => stop.Cancel() };
        Assert.Throws<OperationCanceledException>(() => new RecurrentLearner(Small).FitAndPredict(task));
    }

    [Fact]
    public void Training_leaves_no_tensor_behind()
    {
        var learner = new RecurrentLearner(Epochs(2));
        learner.FitAndPredict(Task());
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        learner.FitAndPredict(Task());
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
