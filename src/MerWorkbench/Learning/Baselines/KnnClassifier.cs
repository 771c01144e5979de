using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// k nearest neighbours (Cover and Hart 1967): each class has the share that it has of the nearest training rows. Rows
/// are compared by Euclidean distance, so standardise them.
/// </summary>
/// <remarks>Of rows at one distance, the first in training order are the nearer; of classes with equal shares, the first wins.</remarks>
/// <param name="K">How many neighbours vote; default 5, as scikit-learn's. Weka's IBk has 1.</param>
public sealed record KnnClassifier(int K = 5) : IClassifier
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
    public IFittedClassifier Fit(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed)
    {
        Check.Positive(K);
        DesignMatrix.Validate(rows, labels, classes);
        return new Fitted(new(rows, K), [.. labels], classes);
    }

    private sealed class Fitted(Neighbours neighbours, int[] labels, int classes) : IFittedClassifier
    {
        public double[] Probabilities(double[] row)
        {
            var votes = new double[classes];
            foreach (int near in neighbours.Of(row))
                votes[labels[near]]++;
            return [.. votes.Select(count => count / neighbours.Count)];
        }
    }
}
