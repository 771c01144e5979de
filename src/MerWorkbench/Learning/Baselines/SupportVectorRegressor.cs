using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// Support vector regression (epsilon-SVR, Vapnik 1995): deviations within epsilon cost nothing, beyond it they cost C
/// each unit. Solved by libsvm.
/// </summary>
/// <remarks>The defaults are scikit-learn's <c>SVR</c> on standardised rows; <see cref="WekaSmoReg"/> has those of Grekow's baseline.</remarks>
public sealed record SupportVectorRegressor : IRegressor
{
    /// <summary>Weka's SMOreg as it comes: a polynomial kernel of degree 1, C = 1, epsilon 0.001, columns and target normalised to 0..1.</summary>
    /// <remarks>
    /// It stops at a tolerance of 0.001, as Weka's solver does, but not at the same point: predictions there are off by some
    /// 0.2 to 0.6 percent of the target's range. With strict tolerances both come to the same.
    /// </remarks>
    public static SupportVectorRegressor WekaSmoReg { get; } = new()
    {
        Kernel = KernelKind.Linear,
        Epsilon = 0.001,
        Inputs = InputScaling.Normalise,
        Target = InputScaling.Normalise,
    };

    /// <inheritdoc/>
    public string Name => "svr";

    /// <summary>How rows are compared; default <see cref="KernelKind.Rbf"/>.</summary>
    public KernelKind Kernel { get; init; } = KernelKind.Rbf;

    /// <summary>What a deviation beyond epsilon costs, above 0; default 1.</summary>
    public double C { get; init; } = 1;

    /// <summary>Half the width of the zone without loss, in units of the scaled target, 0 or more; default 0.1.</summary>
    public double Epsilon { get; init; } = 0.1;

    /// <summary>The factor in the exponent of the radial basis function, above 0; default <see cref="Baselines.Gamma.Scale"/>.</summary>
    public Gamma Gamma { get; init; } = Gamma.Scale;

    /// <summary>What is done to the columns first; default <see cref="InputScaling.Standardise"/>.</summary>
    public InputScaling Inputs { get; init; } = InputScaling.Standardise;

    /// <summary>What is done to the target first, undone in predictions; default nothing.</summary>
    public InputScaling Target { get; init; } = InputScaling.None;

    /// <summary>The solver stops when no condition of the optimum is broken by more than this; default 0.001, as libsvm. It keeps kernel values as float32, so on wide rows it never gets below about 1e-5, and works for minutes in vain.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <inheritdoc/>
    public string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        model = epsilon-SVR (libsvm)
        kernel = {Kernel}
        C = {C}
        epsilon = {Epsilon}
        gamma = {(Kernel == KernelKind.Rbf ? Gamma : "none")}
        inputs = {Inputs}
        target = {Target}
        tolerance = {Tolerance}
        """);

    /// <inheritdoc/>
    /// <exception cref="MerException">libsvm is not installed, or there are more than 12,000 rows.</exception>
    public IFittedRegressor Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, int seed)
    {
        Check.Positive(C);
        Check.InRange(Epsilon, 0, double.MaxValue);
        Check.Positive(Tolerance);
        DesignMatrix.Validate(rows, targets);
        var scaler = ColumnScaler.Fit(Inputs, rows);
        double[][] scaled = [.. rows.Select(scaler.Apply)];
        var targetScaler = ColumnScaler.Fit(Target, [.. targets.Select(target => new[] { target })]);
        double[] values = [.. targets.Select(target => targetScaler.Apply([target])[0])];
        var kernel = Baselines.Kernel.For(Kernel, Gamma, scaled);
        LibSvm.Solution solution = LibSvm.Solve(LibSvm.Kind.Regression, kernel.Matrix(scaled), values, C, Epsilon, Tolerance);
        return new Fitted(scaler, targetScaler, kernel, [.. solution.Vectors.Select(at => scaled[at])], solution.Coefficients[0], solution.Offsets[0]);
    }

    private sealed class Fitted(ColumnScaler scaler, ColumnScaler target, Kernel kernel, double[][] vectors, double[] coefficients, double offset) : IFittedRegressor
    {
        public double Predict(double[] row)
        {
            double[] scaled = scaler.Apply(row);
            double sum = -offset;
            for (int at = 0; at < vectors.Length; at++)
                sum += coefficients[at] * kernel.Of(vectors[at], scaled);
            return target.Undo(sum);
        }
    }
}
