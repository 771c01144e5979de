using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MerWorkbench.Foundation;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace MerWorkbench.Learning;

/// <summary>
/// Least squares with an intercept: y = intercept + coefficients . x. With lambda above zero, ridge regression
/// (Hoerl and Kennard 1970), which does not shrink the intercept.
/// </summary>
/// <remarks>
/// Where columns depend on each other, or there are more columns than rows, many coefficients fit equally well; the
/// smallest of them (least sum of squares) are taken. Singular values below max(rows, columns) x 2.2e-16 of the largest
/// count as zero, so that rounding cannot blow the coefficients up.
/// </remarks>
public sealed class LinearRegression
{
    private const double Epsilon = 2.220446049250313e-16;

    private LinearRegression(double[] coefficients, double intercept, int rank) =>
        (Coefficients, Intercept, Rank) = ([.. coefficients], intercept, rank);

    /// <summary>The weight of each column, <c>[columns]</c>.</summary>
    public ImmutableArray<double> Coefficients { get; }

    /// <summary>The value predicted for a row of zeros.</summary>
    public double Intercept { get; }

    /// <summary>How many independent directions the training rows have about their mean.</summary>
    public int Rank { get; }

    /// <summary>Fits the coefficients.</summary>
    /// <param name="rows">The training rows, <c>[rows][columns]</c>.</param>
    /// <param name="targets">The value of each row, <c>[rows]</c>.</param>
    /// <param name="lambda">The ridge penalty on the sum of squared coefficients, as scikit-learn's alpha; 0 or more, default 0: none.</param>
    /// <exception cref="ArgumentException">No rows, uneven lengths, or a value that is not finite.</exception>
    public static LinearRegression Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, double lambda = 0)
    {
        DesignMatrix.Validate(rows, targets);
        Check.InRange(lambda, 0.0, double.MaxValue);
        Matrix<double> x = Matrix<double>.Build.DenseOfRowArrays(rows);
        Vector y = Vector.Build.DenseOfEnumerable(targets);
        Vector xMean = x.ColumnSums() / x.RowCount;
        double yMean = y.Average();
        for (int column = 0; column < x.ColumnCount; column++)
            x.SetColumn(column, x.Column(column) - xMean[column]);

        (Vector coefficients, int rank) = Solve(x, y - yMean, lambda);
        return new(coefficients.ToArray(), yMean - xMean.DotProduct(coefficients), rank);
    }

    /// <summary>The value predicted for a row.</summary>
    /// <param name="row">The values, <c>[columns]</c>.</param>
    public double Predict(ReadOnlySpan<double> row)
    {
        Check.SameLength(Coefficients.Length, row.Length, "the columns it was fitted on", nameof(row));
        double sum = Intercept;
        for (int column = 0; column < row.Length; column++)
            sum += Coefficients[column] * row[column];
        return sum;
    }

    // The singular values are taken of the small triangular factor, not of all rows: QR first, of the taller of x and
    // its transpose.
    private static (Vector Coefficients, int Rank) Solve(Matrix<double> x, Vector y, double lambda)
    {
        bool tall = x.RowCount >= x.ColumnCount;
        QR<double> qr = (tall ? x : x.Transpose()).QR(QRMethod.Thin);
        Svd<double> svd = (tall ? qr.R : qr.R.Transpose()).Svd();
        Vector projected = svd.U.TransposeThisAndMultiply(tall ? qr.Q.TransposeThisAndMultiply(y) : y);
        double cutoff = Math.Max(x.RowCount, x.ColumnCount) * Epsilon * svd.S.Maximum();
        int rank = 0;
        for (int i = 0; i < svd.S.Count; i++)
        {
            double s = svd.S[i];
            bool counts = s > cutoff;
            rank += counts ? 1 : 0;
            projected[i] = counts ? projected[i] * s / ((s * s) + lambda) : 0;
        }
        Vector solution = svd.VT.TransposeThisAndMultiply(projected);
        return (tall ? solution : qr.Q * solution, rank);
    }
}
