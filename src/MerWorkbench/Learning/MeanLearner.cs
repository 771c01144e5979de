namespace MerWorkbench.Learning;

/// <summary>Predicts the training part's mean for every clip: the floor. Its R2 is at or just below zero.</summary>
public sealed class MeanLearner : Learner
{
    /// <inheritdoc/>
    public override string Name => "mean";

    /// <inheritdoc/>
    public override string Parameters => "model = the mean of the training labels";

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        int axes = task.Train[0].Targets.Count;
        double[] means = [.. Enumerable.Range(0, axes).Select(axis =>
            MeanPredictor.Fit([.. task.Train.Select(example => example.Targets[axis])]).Mean)];
        return new([.. task.Test.Select(_ => means)], [], []);
    }
}
