namespace MerWorkbench.Learning.Baselines;

/// <summary>What a classifier learned. Safe to share between threads.</summary>
public interface IFittedClassifier
{
    /// <summary>The probability of each class for a row, <c>[classes]</c>; they sum to 1.</summary>
    /// <param name="row">The features, as many as in training.</param>
    /// <exception cref="ArgumentException">Another number of features.</exception>
    double[] Probabilities(double[] row);
}
