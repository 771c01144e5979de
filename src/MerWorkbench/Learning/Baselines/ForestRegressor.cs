using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>A random forest for numbers (Breiman 2001): the mean of trees grown on bootstrap draws.</summary>
public sealed record ForestRegressor : IRegressor
{
    /// <inheritdoc/>
    public string Name => "random-forest";

    /// <summary>How many trees; default 100.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>How many columns a fork chooses between; null, the default, for a third of them, as Breiman. scikit-learn takes all.</summary>
    public int? Tried { get; init; }

    /// <summary>The fewest different rows of a leaf; default 5, as Breiman's own program for regression. scikit-learn has 1.</summary>
    public int LeastLeaf { get; init; } = 5;

    /// <inheritdoc/>
    public string Parameters => FormattableString.Invariant($"""
        trees = {Trees}
        columns tried at a fork = {(Tried is { } named ? FormattableString.Invariant($"{named}") : "a third")}
        fewest rows of a leaf = {LeastLeaf}
        """);

    /// <inheritdoc/>
    public IFittedRegressor Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, int seed)
    {
        Check.Positive(Trees);
        Check.Positive(LeastLeaf);
        DesignMatrix.Validate(rows, targets);
        int columns = rows[0].Length, tried = Check.InRange(Tried ?? Math.Max(1, columns / 3), 1, columns, nameof(Tried));
        // About the mean, so that the squares of sums do not drown the differences.
        double mean = targets.Average();
        return new Fitted(Forest.Grow(rows, [.. targets.Select(target => new[] { target - mean })], Trees, tried, LeastLeaf, seed), mean);
    }

    private sealed class Fitted(Forest forest, double mean) : IFittedRegressor
    {
        public double Predict(double[] row) => mean + forest.Predict(row)[0];
    }
}
