using MathNet.Numerics.LinearAlgebra;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// The choice of columns of Weka's LinearRegression as it comes (<c>-S 0</c>). First columns that depend on others: while
/// a standardised coefficient (coefficient x the column's deviation / the target's) is larger than 1.5, the largest goes.
/// Then the column of the smallest goes, for as long as each removal lowers Akaike's criterion in the form
/// RSS / RSS_all x (n - k_all) + 2 k, k counting the intercept.
/// </summary>
/// <remarks>
/// As in Weka, a ridge of 1e-8 on standardised columns keeps the equations solvable. The inverse of the equations is
/// found once; taking a column out changes it by one outer product, so all removals together cost what a few fits do.
/// </remarks>
public sealed class M5Elimination
{
    private const double Ridge = 1e-8, Collinear = 1.5;

    private readonly Matrix<double> inverse;
    private readonly double[] coefficients;
    private readonly List<int> active;
    private double residual;

    private M5Elimination(double[][] scores, double[] targets)
    {
        int columns = scores[0].Length;
        var x = Matrix<double>.Build.DenseOfRowArrays(scores);
        var y = Vector<double>.Build.DenseOfArray(targets);
        Matrix<double> normal = x.TransposeThisAndMultiply(x);
        for (int column = 0; column < columns; column++)
            normal[column, column] += Ridge;
        inverse = normal.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(columns));
        Vector<double> solved = inverse * x.TransposeThisAndMultiply(y);
        coefficients = [.. solved];
        residual = (y - (x * solved)).DotProduct(y - (x * solved));
        active = [.. Enumerable.Range(0, columns)];
    }

    /// <summary>The numbers of the columns that stay, ascending; may be none.</summary>
    /// <param name="rows">The training rows, more of them than columns and the intercept.</param>
    /// <param name="targets">The value of each row.</param>
    /// <exception cref="MerException">Too few rows: then every column can be explained away and the criterion says nothing.</exception>
    public static IReadOnlyList<int> Select(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
    {
        DesignMatrix.Validate(rows, targets);
        var standardizer = Standardizer.Fit(rows);
        int[] varying = [.. Enumerable.Range(0, rows[0].Length).Where(column => standardizer.Deviations[column] > 0)];
        double mean = targets.Average();
        double deviation = Math.Sqrt(targets.Average(target => (target - mean) * (target - mean)));
        if (varying.Length == 0 || deviation == 0)
            return [];
        if (rows.Count <= varying.Length + 1)
            throw new MerException(FormattableString.Invariant($"Attribute elimination got {rows.Count} rows for {varying.Length} columns; it needs more rows than columns and the intercept."),
                remedy: "Use ridge regression, or select features first.");
        double[][] scores = [.. rows.Select(row => standardizer.Transform(row)).Select(row => varying.Select(column => row[column]).ToArray())];
        var model = new M5Elimination(scores, [.. targets.Select(target => (target - mean) / deviation)]);
        model.RemoveCollinear();
        model.RemoveUseless(rows.Count);
        return [.. model.active.Select(column => varying[column])];
    }

    private void RemoveCollinear()
    {
        while (active.Count > 0)
        {
            int largest = active.MaxBy(column => Math.Abs(coefficients[column]));
            if (Math.Abs(coefficients[largest]) <= Collinear)
                return;
            Remove(largest);
        }
    }

    private void RemoveUseless(int rows)
    {
        int all = active.Count + 1;
        double whole = residual, criterion = rows - all + (2 * all);
        while (active.Count > 0)
        {
            int smallest = active.MinBy(column => Math.Abs(coefficients[column]));
            double without = ((residual + Cost(smallest)) / whole * (rows - all)) + (2 * active.Count);
            if (!(without < criterion))
                return;
            criterion = without;
            Remove(smallest);
        }
    }

    // What the sum of squared residuals grows by when the column goes and the others make up for it.
    private double Cost(int column) => coefficients[column] * coefficients[column] / inverse[column, column];

    private void Remove(int column)
    {
        residual += Cost(column);
        active.Remove(column);
        double pivot = inverse[column, column], coefficient = coefficients[column];
        double[] gone = inverse.Column(column).ToArray();
        coefficients[column] = 0;
        foreach (int i in active)
        {
            coefficients[i] -= coefficient * gone[i] / pivot;
            foreach (int j in active)
                inverse[i, j] -= gone[i] * gone[j] / pivot;
        }
    }
}
