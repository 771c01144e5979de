namespace MerWorkbench.Learning;

/// <summary>Predicts the mean of the training targets whatever the input: the floor that every model must beat.</summary>
public sealed class MeanPredictor
{
    private MeanPredictor(double mean) => Mean = mean;

    /// <summary>The mean of the training targets.</summary>
    public double Mean { get; }

    /// <summary>Takes the mean.</summary>
    /// <param name="targets">The training targets.</param>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public static MeanPredictor Fit(IReadOnlyList<double> targets)
    {
        DesignMatrix.Validate(targets);
        return new(targets.Average());
    }

    /// <summary>The mean, for any row.</summary>
    public double Predict(ReadOnlySpan<double> row) => Mean;
}
