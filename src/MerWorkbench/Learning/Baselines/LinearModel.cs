using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace MerWorkbench.Learning.Baselines;

/// <summary>A fitted line, intercept + coefficients . x.</summary>
public sealed class LinearModel : IFittedRegressor
{
    internal LinearModel(double[] coefficients, double intercept) => (Coefficients, Intercept) = ([.. coefficients], intercept);

    /// <summary>The weight of each column; 0 for one that was left out.</summary>
    public ImmutableArray<double> Coefficients { get; }

    /// <summary>The value predicted for a row of zeros.</summary>
    public double Intercept { get; }

    /// <inheritdoc/>
    public double Predict(double[] row)
    {
        DesignMatrix.RequireColumns(Coefficients.Length, row);
        return Intercept + TensorPrimitives.Dot(Coefficients.AsSpan(), row);
    }
}
