using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// A random forest for classes (Breiman 2001): trees by Gini impurity, grown to the end on bootstrap draws. A class's
/// probability is the mean of its shares of the trees' leaves, as in scikit-learn; Breiman counts votes, which is the same
/// for leaves of one class.
/// </summary>
public sealed record ForestClassifier : IClassifier
{
    /// <inheritdoc/>
    public string Name => "random-forest";

    /// <summary>How many trees; default 100.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>How many columns a fork chooses between; null, the default, for the square root of their number.</summary>
    public int? Tried { get; init; }

    /// <summary>The fewest different rows of a leaf; default 1.</summary>
    public int LeastLeaf { get; init; } = 1;

    /// <inheritdoc/>
    public string Parameters => FormattableString.Invariant($"""
        trees = {Trees}
        columns tried at a fork = {(Tried is { } named ? FormattableString.Invariant($"{named}") : "the square root of all")}
        fewest rows of a leaf = {LeastLeaf}
        """);

    /// <inheritdoc/>
    public IFittedClassifier Fit(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed)
    {
        Check.Positive(Trees);
        Check.Positive(LeastLeaf);
        DesignMatrix.Validate(rows, labels, classes);
        int columns = rows[0].Length, tried = Check.InRange(Tried ?? (int)Math.Sqrt(columns), 1, columns, nameof(Tried));
        double[][] targets = [.. labels.Select(label => { var one = new double[classes]; one[label] = 1; return one; })];
        return new Fitted(Forest.Grow(rows, targets, Trees, tried, LeastLeaf, seed));
    }

    private sealed class Fitted(Forest forest) : IFittedClassifier
    {
        public double[] Probabilities(double[] row) => forest.Predict(row);
    }
}
