using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning;

/// <summary>
/// Brings every column to mean 0 and standard deviation 1: (x - mean) / deviation, with the moments of the rows it was
/// fitted on. Fit it on training rows only and apply it to all, or the test set leaks into training.
/// </summary>
/// <remarks>
/// The deviation is over n, as scikit-learn's StandardScaler. A column without variance on the training rows says
/// nothing and becomes 0 everywhere, also on rows where it differs; its deviation is given as 0.
/// </remarks>
public sealed class Standardizer
{
    private const double Epsilon = 2.220446049250313e-16;

    private readonly double[] factors;

    private Standardizer(double[] means, double[] deviations)
    {
        (Means, Deviations) = ([.. means], [.. deviations]);
        factors = [.. deviations.Select(deviation => deviation > 0 ? 1 / deviation : 0)];
    }

    /// <summary>The mean of each column over the rows it was fitted on, <c>[columns]</c>.</summary>
    public ImmutableArray<double> Means { get; }

    /// <summary>The standard deviation of each column, <c>[columns]</c>; 0 for a column without variance.</summary>
    public ImmutableArray<double> Deviations { get; }

    /// <summary>Restores a standardiser from its moments, as a checkpoint keeps them.</summary>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Standardizer FromMoments(IReadOnlyList<double> means, IReadOnlyList<double> deviations)
    {
        Check.SameLength(means.Count, deviations.Count, nameof(means), nameof(deviations));
        return new([.. means], [.. deviations]);
    }

    /// <summary>Takes the moments of rows.</summary>
    /// <param name="rows">The training rows, <c>[rows][columns]</c>.</param>
    /// <exception cref="ArgumentException">There are no rows, rows of different width, or a value that is not finite.</exception>
    public static Standardizer Fit(IReadOnlyList<double[]> rows)
    {
        DesignMatrix.Validate(rows);
        return Fit(rows.Count, rows[0].Length, (row, column) => rows[row][column]);
    }

    /// <summary>Takes the moments of rows that lie one after the other.</summary>
    /// <param name="values">The training rows, row-major <c>[rows, columns]</c>.</param>
    /// <param name="columns">How many values make a row.</param>
    /// <exception cref="ArgumentException">There are no rows, the last is cut, or a value is not finite.</exception>
    public static Standardizer Fit(ReadOnlyMemory<float> values, int columns)
    {
        Check.Positive(columns);
        if (values.Length == 0 || values.Length % columns != 0)
            throw new ArgumentException(FormattableString.Invariant($"Expected whole rows of {columns} values; got {values.Length} values."));
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values.Span[i]))
                throw new ArgumentException(FormattableString.Invariant($"Row {i / columns}, column {i % columns} is {values.Span[i]}; expected a finite number."));
        }
        return Fit(values.Length / columns, columns, (row, column) => values.Span[(row * columns) + column]);
    }

    /// <summary>The standard scores of a row.</summary>
    /// <param name="row">The values, <c>[columns]</c>.</param>
    public double[] Transform(ReadOnlySpan<double> row)
    {
        Check.SameLength(factors.Length, row.Length, "the columns it was fitted on", nameof(row));
        var scores = new double[row.Length];
        for (int column = 0; column < row.Length; column++)
            scores[column] = (row[column] - Means[column]) * factors[column];
        return scores;
    }

    /// <summary>The row that has these standard scores; a column without variance gives its mean.</summary>
    /// <param name="scores">The scores, <c>[columns]</c>.</param>
    public double[] Inverse(double[] scores)
    {
        Check.SameLength(factors.Length, scores.Length, "the columns it was fitted on", nameof(scores));
        return [.. scores.Select((score, column) => Means[column] + (score * Deviations[column]))];
    }

    /// <summary>Replaces rows that lie one after the other by their standard scores.</summary>
    /// <param name="values">Row-major <c>[rows, columns]</c>.</param>
    /// <exception cref="ArgumentException">The last row is cut.</exception>
    public void TransformInPlace(Span<float> values)
    {
        int columns = factors.Length;
        if (values.Length % columns != 0)
            throw new ArgumentException(FormattableString.Invariant($"Expected whole rows of {columns} values; got {values.Length} values."));
        for (int start = 0; start < values.Length; start += columns)
        {
            Span<float> row = values.Slice(start, columns);
            for (int column = 0; column < columns; column++)
                row[column] = (float)((row[column] - Means[column]) * factors[column]);
        }
    }

    private static Standardizer Fit(int rows, int columns, Func<int, int, double> value)
    {
        double[] means = new double[columns], deviations = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            double sum = 0, squares = 0;
            for (int row = 0; row < rows; row++)
                sum += value(row, column);
            double mean = sum / rows;
            for (int row = 0; row < rows; row++)
                squares += (value(row, column) - mean) * (value(row, column) - mean);
            double variance = squares / rows;
            // What rounding alone leaves of a constant column: the bound of scikit-learn's StandardScaler.
            double noise = (rows * Epsilon * variance) + Math.Pow(rows * mean * Epsilon, 2);
            (means[column], deviations[column]) = (mean, variance <= noise ? 0 : Math.Sqrt(variance));
        }
        return new(means, deviations);
    }
}
