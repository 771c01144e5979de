using System.Globalization;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// Ridge regression (Hoerl and Kennard 1970): least squares plus lambda times the sum of squared coefficients, which does
/// not shrink the intercept. The penalty means the same for every column only where all are standardised, so standardise
/// them.
/// </summary>
/// <remarks>
/// Where no strength is named, the one of least squared error when each row in turn is left out (PRESS, Allen 1974) is
/// taken from <see cref="Strengths"/>; that error needs no refitting, e_i / (1 - h_ii). One symmetric eigenproblem of the
/// smaller of rows and columns serves all strengths.
/// </remarks>
public sealed record RidgeRegressor : IRegressor
{
    /// <inheritdoc/>
    public string Name => "ridge";

    /// <summary>The strength of the penalty, above 0, as scikit-learn's alpha; null, the default, to choose it.</summary>
    public double? Lambda { get; init; }

    /// <summary>The strengths to choose from, ascending: by default the powers of ten from 0.01 to 1,000,000.</summary>
    public IReadOnlyList<double> Strengths { get; init; } = [1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

    /// <inheritdoc/>
    public string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        model = ridge regression with intercept
        lambda = {(Lambda is { } named ? named.ToString(CultureInfo.InvariantCulture) : $"by leave-one-out error of {string.Join(" | ", Strengths.Select(strength => strength.ToString(CultureInfo.InvariantCulture)))}")}
        """);

    /// <inheritdoc/>
    public IFittedRegressor Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, int seed) => Fit(rows, targets).Model;

    /// <summary>Learns from rows; answers the strength as well.</summary>
    public (LinearModel Model, double Lambda) Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
    {
        DesignMatrix.Validate(rows, targets);
        double[] strengths = Lambda is { } named ? [named] : [.. Strengths];
        Check.Positive(strengths.Length, nameof(Strengths));
        foreach (double strength in strengths)
            Check.Positive(strength, "lambda");

        int columns = rows[0].Length, n = rows.Count;
        double[] means = [.. Enumerable.Range(0, columns).Select(column => rows.Average(row => row[column]))];
        double[][] centred = [.. rows.Select(row => row.Select((value, column) => value - means[column]).ToArray())];
        double mean = targets.Average();
        double[] y = [.. targets.Select(target => target - mean)];
        bool wide = columns >= n;
        double[][] vectors = wide ? centred : [.. Enumerable.Range(0, columns).Select(column => centred.Select(row => row[column]).ToArray())];
        var products = new Kernel(KernelKind.Linear, 0).Matrix(vectors);
        var eigen = Matrix<double>.Build.DenseOfRowArrays(products).Evd(Symmetricity.Symmetric);
        double[] squares = [.. eigen.EigenValues.Select(value => Math.Max(value.Real, 0))];

        double lambda = strengths.Length == 1 ? strengths[0] : strengths.MinBy(strength => Press(strength));
        return Model(lambda);

        // Wide: the rows' fitted values are U s^2 / (s^2 + lambda) U'y with U the eigenvectors of XX'. Tall: with V those
        // of X'X, XV / (s^2 + lambda) V'X'y, which needs no division by small s.
        double Press(double strength)
        {
            Matrix<double> basis = Basis();
            double[] shares = [.. squares.Select(square => (wide ? square : 1) / (square + strength))];
            Vector<double> projected = basis.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(y));
            double sum = 0;
            for (int row = 0; row < n; row++)
            {
                double fitted = 0, leverage = 1.0 / n;
                for (int k = 0; k < shares.Length; k++)
                {
                    fitted += basis[row, k] * shares[k] * projected[k];
                    leverage += basis[row, k] * basis[row, k] * shares[k];
                }
                sum += Math.Pow((y[row] - fitted) / (1 - leverage), 2);
            }
            return sum;
        }

        Matrix<double> Basis() => wide ? eigen.EigenVectors : Matrix<double>.Build.DenseOfRowArrays(centred) * eigen.EigenVectors;

        (LinearModel, double) Model(double strength)
        {
            // The vector that is weighed: the targets (wide) or their product with each column (tall).
            double[] right = wide ? y : [.. vectors.Select(column => TensorPrimitives.Dot<double>(column, y))];
            Vector<double> projected = eigen.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(right));
            for (int k = 0; k < squares.Length; k++)
                projected[k] /= squares[k] + strength;
            double[] weights = [.. eigen.EigenVectors * projected];
            var coefficients = weights;
            if (wide)
            {
                coefficients = new double[columns];
                for (int row = 0; row < n; row++)
                    TensorPrimitives.MultiplyAdd(centred[row], weights[row], coefficients, coefficients);
            }
            return (new(coefficients, mean - TensorPrimitives.Dot<double>(coefficients, means)), strength);
        }
    }
}
