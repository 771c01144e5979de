namespace MerWorkbench.Learning.Baselines;

/// <summary>What a regressor learned. Safe to share between threads.</summary>
public interface IFittedRegressor
{
    /// <summary>The value predicted for a row.</summary>
    /// <param name="row">The features, as many as in training.</param>
    /// <exception cref="ArgumentException">Another number of features.</exception>
    double Predict(double[] row);
}
