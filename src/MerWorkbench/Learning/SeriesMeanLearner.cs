namespace MerWorkbench.Learning;

/// <summary>Predicts the mean of all training labels at every moment: the floor of what is learned over time.</summary>
public sealed class SeriesMeanLearner : Learner
{
    /// <inheritdoc/>
    public override string Name => "mean";

    /// <inheritdoc/>
    public override string Parameters => "model = the mean of all training labels, at every moment";

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        IReadOnlyList<double[]> known = SeriesLabels.Points(task.Train);
        double[] means = [.. Enumerable.Range(0, SeriesLabels.Axes).Select(axis => MeanPredictor.Fit([.. known.Select(point => point[axis])]).Mean)];
        return new([.. task.Test.Select(example => Enumerable.Repeat(means, SeriesLabels.Times(example)).SelectMany(mean => mean).ToArray())], [], []);
    }
}
