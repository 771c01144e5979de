using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>The mean of the k nearest training rows' targets. Rows are compared by Euclidean distance, so standardise them.</summary>
/// <remarks>Of rows at one distance, the first in training order are the nearer.</remarks>
/// <param name="K">How many neighbours are averaged; default 5, as scikit-learn's.</param>
public sealed record KnnRegressor(int K = 5) : IRegressor
{
    /// <inheritdoc/>
    public string Name => "knn";

    /// <inheritdoc/>
    public string Parameters => FormattableString.Invariant($"""
        k = {K}
        distance = Euclidean
        weights = equal
        """);

    /// <inheritdoc/>
    public IFittedRegressor Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, int seed)
    {
        Check.Positive(K);
        DesignMatrix.Validate(rows, targets);
        return new Fitted(new(rows, K), [.. targets]);
    }

    private sealed class Fitted(Neighbours neighbours, double[] targets) : IFittedRegressor
    {
        public double Predict(double[] row) => neighbours.Of(row).Average(near => targets[near]);
    }
}
