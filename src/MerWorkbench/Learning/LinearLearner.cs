namespace MerWorkbench.Learning;

/// <summary>Linear regression on the features of the whole clip, one for each axis: Grekow's first baseline.</summary>
/// <remarks>
/// The validation part joins the training part, for nothing is chosen by it. Weka's LinearRegression, which the paper
/// used, also drops attributes by Akaike's criterion; this one keeps all.
/// </remarks>
public sealed class LinearLearner : Learner
{
    /// <inheritdoc/>
    public override string Name => "linear-regression";

    /// <inheritdoc/>
    public override string Parameters => """
        model = least squares with intercept on the whole clip, one for each axis
        input = clip, standardised by the training part
        training part = training and validation tracks
        """;

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        Example[] known = [.. task.Train, .. task.Validation];
        double[][] rows = [.. known.Select(Row)];
        var scale = Standardizer.Fit(rows);
        rows = [.. rows.Select(row => scale.Transform(row))];
        int axes = known[0].Targets.Count;
        LinearRegression[] models = [.. Enumerable.Range(0, axes).Select(axis =>
            LinearRegression.Fit(rows, [.. known.Select(example => example.Targets[axis])]))];
        var predictions = task.Test.Select(example => scale.Transform(Row(example)))
            .Select(row => models.Select(model => model.Predict(row)).ToArray());
        return new([.. predictions], [], []);
    }

    private static double[] Row(Example example)
    {
        ReadOnlySpan<float> row = example.Inputs[^1].Row(0);
        var values = new double[row.Length];
        for (int bin = 0; bin < row.Length; bin++)
            values[bin] = row[bin];
        return values;
    }
}
