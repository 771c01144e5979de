using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Learning;

public sealed class FrontTests
{
    private static readonly TrainingOptions Training = new() { Epochs = 12, BatchSize = 16, LearningRate = 0.01 };

    [Fact]
    public void A_frozen_front_keeps_what_it_learned_alone_and_a_fine_tuned_one_does_not()
    {
        float[] frozen = FrontOf(Options(fineTuned: false), recurrentEpochs: 12), shorter = FrontOf(Options(fineTuned: false), recurrentEpochs: 1);
        float[] tuned = FrontOf(Options(fineTuned: true), recurrentEpochs: 12);
        Assert.Equal(shorter, frozen);
        Assert.NotEqual(shorter, tuned);
    }

    [Fact]
    public void What_a_clip_is_padded_with_does_not_touch_its_prediction()
    {
        IReadOnlyList<Example> even = [.. SequenceProblem.Make(40, 1).Where(example => example.Inputs[0].Frames == 4)];
        Example longer = SequenceProblem.Make(2, 9, pieces: 30)[0];
        // The longest clip decides how far the others are padded.
        FoldOutcome alone = Learner(Options(false), 2).FitAndPredict(new(even, [], even, 3)), beside = Learner(Options(false), 2).FitAndPredict(new(even, [], [.. even, longer], 3));
        Assert.Equal(alone.Epochs, beside.Epochs);
        for (int i = 0; i < even.Count; i++)
            Assert.Equal(alone.Predictions[i][0], beside.Predictions[i][0], 1e-5);
    }

    private static float[] FrontOf(FrontOptions front, int recurrentEpochs) => Learner(front, recurrentEpochs)
        .FitAndPredict(new(SequenceProblem.Make(60, 1), [], SequenceProblem.Make(10, 3), 3))
        .Weights.Single(weight => weight.Name == "joint.front.hidden.weight").Values;

    private static RecurrentLearner Learner(FrontOptions front, int epochs) =>
        new(new() { Units = 8, Dropout = 0, Front = front, Training = Training with { Epochs = epochs } });

    private static FrontOptions Options(bool fineTuned) => new() { Units = 6, IsFineTuned = fineTuned, Training = Training };
}
