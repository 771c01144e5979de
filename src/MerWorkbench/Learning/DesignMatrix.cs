namespace MerWorkbench.Learning;

/// <summary>Checks on the rows that estimators are fitted on.</summary>
internal static class DesignMatrix
{
    /// <summary>Requires at least one row, all of one width above zero, and finite values.</summary>
    public static void Validate(IReadOnlyList<double[]> rows)
    {
        if (rows.Count == 0 || rows[0].Length == 0)
            throw new ArgumentException("An estimator needs at least one row of at least one column.");
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row].Length != rows[0].Length)
                throw new ArgumentException(FormattableString.Invariant($"Row {row} has {rows[row].Length} columns; expected {rows[0].Length}."));
            int bad = Array.FindIndex(rows[row], value => !double.IsFinite(value));
            if (bad >= 0)
                throw new ArgumentException(FormattableString.Invariant($"Row {row}, column {bad} is {rows[row][bad]}; expected a finite number."));
        }
    }

    /// <summary>Requires one finite target a row.</summary>
    public static void Validate(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
    {
        Validate(rows);
        Foundation.Check.SameLength(rows.Count, targets.Count, nameof(rows), nameof(targets));
        Validate(targets);
    }

    /// <summary>Requires at least one target, all finite.</summary>
    public static void Validate(IReadOnlyList<double> targets)
    {
        if (targets.Count == 0)
            throw new ArgumentException("An estimator needs at least one target.");
        for (int row = 0; row < targets.Count; row++)
        {
            if (!double.IsFinite(targets[row]))
                throw new ArgumentException(FormattableString.Invariant($"The target of row {row} is {targets[row]}; expected a finite number."));
        }
    }

    /// <summary>Requires one class a row, of at least two.</summary>
    public static void Validate(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes)
    {
        Validate(rows);
        Foundation.Check.InRange(classes, 2, int.MaxValue);
        Foundation.Check.SameLength(rows.Count, labels.Count, nameof(rows), nameof(labels));
        for (int row = 0; row < labels.Count; row++)
        {
            if (labels[row] < 0 || labels[row] >= classes)
                throw new ArgumentException(FormattableString.Invariant($"The class of row {row} is {labels[row]}; expected 0..{classes - 1}."));
        }
    }

    /// <summary>Requires a row as wide as those an estimator was fitted on, of finite values.</summary>
    public static void RequireColumns(int columns, double[] row)
    {
        Foundation.Check.SameLength(columns, row.Length, "the columns it was fitted on", nameof(row));
        int bad = Array.FindIndex(row, value => !double.IsFinite(value));
        if (bad >= 0)
            throw new ArgumentException(FormattableString.Invariant($"Column {bad} is {row[bad]}; expected a finite number."));
    }
}
