using MerWorkbench.Learning.Baselines;

namespace MerWorkbench.Learning;

/// <summary>A regressor on the features of the whole clip, fitted anew for each target (arousal, valence).</summary>
/// <remarks>The validation part joins the training part: what a regressor chooses, it chooses on inner folds.</remarks>
/// <param name="regressor">The regressor.</param>
public sealed class RowRegressionLearner(IRegressor regressor) : Learner
{
    /// <inheritdoc/>
    public override string Name => regressor.Name;

    /// <inheritdoc/>
    public override string Parameters => $"""
        {regressor.Parameters}
        {ClipRows.Description}
        """;

    /// <inheritdoc/>
    /// <exception cref="Foundation.MerException">The last input is not one row of clip features.</exception>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        ClipRows rows = ClipRows.Of(task);
        int targets = rows.Known[0].Targets.Count;
        double[][] predictions = [.. rows.Test.Select(_ => new double[targets])];
        for (int target = 0; target < targets; target++)
        {
            task.Token.ThrowIfCancellationRequested();
            IFittedRegressor model = regressor.Fit(rows.Training, [.. rows.Known.Select(example => example.Targets[target])], task.Seed);
            for (int row = 0; row < predictions.Length; row++)
                predictions[row][target] = model.Predict(rows.Test[row]);
            task.Progress?.Invoke((target + 1.0) / targets);
        }
        return new(predictions, [], []);
    }
}
