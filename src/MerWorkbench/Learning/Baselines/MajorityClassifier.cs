namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// Gives every row the training part's shares of the classes, so that the commonest wins: the floor that every
/// classifier must beat. Of all predictions that do not look at the row, it has the least cross-entropy.
/// </summary>
public sealed record MajorityClassifier : IClassifier
{
    /// <inheritdoc/>
    public string Name => "majority";

    /// <inheritdoc/>
    public string Parameters => "model = the classes' shares of the training rows";

    /// <inheritdoc/>
    public IFittedClassifier Fit(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed)
    {
        DesignMatrix.Validate(rows, labels, classes);
        double[] shares = [.. Enumerable.Range(0, classes).Select(of => (double)labels.Count(label => label == of) / labels.Count)];
        return new Fitted(shares, rows[0].Length);
    }

    private sealed class Fitted(double[] shares, int columns) : IFittedClassifier
    {
        public double[] Probabilities(double[] row)
        {
            DesignMatrix.RequireColumns(columns, row);
            return [.. shares];
        }
    }
}
