using MerWorkbench.Learning.Baselines;

namespace MerWorkbench.Learning;

/// <summary>A classifier on the features of the whole clip.</summary>
/// <remarks>The validation part joins the training part: what a classifier chooses, it chooses on inner folds.</remarks>
/// <param name="classifier">The classifier.</param>
public sealed class RowClassLearner(IClassifier classifier) : Learner
{
    /// <inheritdoc/>
    public override string Name => classifier.Name;

    /// <inheritdoc/>
    public override string Parameters => $"""
        {classifier.Parameters}
        {ClipRows.Description}
        """;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The targets are not one-hot over classes.</exception>
    /// <exception cref="Foundation.MerException">The last input is not one row of clip features.</exception>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        ClipRows rows = ClipRows.Of(task);
        task.Token.ThrowIfCancellationRequested();
        IFittedClassifier model = classifier.Fit(rows.Training, [.. rows.Known.Select(Label)], rows.Known[0].Targets.Count, task.Seed);
        return new([.. rows.Test.Select(model.Probabilities)], [], []);
    }

    private static int Label(Example example)
    {
        int[] ones = [.. Enumerable.Range(0, example.Targets.Count).Where(of => example.Targets[of] == 1)];
        return ones.Length == 1 && example.Targets.Count(target => target == 0) == example.Targets.Count - 1
            ? ones[0]
            : throw new ArgumentException($"A classifier learns from classes; the targets of {example.Id} are not one 1 among 0s.");
    }
}
