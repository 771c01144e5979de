namespace MerWorkbench.Learning.Baselines;

/// <summary>A way to learn a class from a row of features. It holds its parameters and nothing learned, so one serves every fold.</summary>
public interface IClassifier
{
    /// <summary>The short name results carry: <c>svm</c>, <c>knn</c>.</summary>
    string Name { get; }

    /// <summary>Every parameter with its resolved value, one <c>name = value</c> a line.</summary>
    string Parameters { get; }

    /// <summary>Learns from rows.</summary>
    /// <param name="rows">The training rows, <c>[rows][columns]</c>, finite.</param>
    /// <param name="labels">The class of each row, 0..<paramref name="classes"/> - 1; a class may be absent.</param>
    /// <param name="classes">How many classes there are, at least two.</param>
    /// <param name="seed">Feeds whatever is left to chance: the same seed gives the same predictions, bit for bit.</param>
    /// <exception cref="ArgumentException">No rows, uneven lengths, a value that is not finite, or a label that is no class.</exception>
    IFittedClassifier Fit(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed);
}
