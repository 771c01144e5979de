using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Selection;

/// <summary>
/// Correlation-based feature selection (M. A. Hall, Correlation-based Feature Selection for Machine Learning, 1999): the subset of
/// columns that correlate with the target and little with each other. Fit it on training rows only, or the test set leaks into training.
/// </summary>
/// <remarks>
/// <para>Merit of k columns: k r_cf / sqrt(k + k (k - 1) r_ff), with r_cf the mean correlation with the target and r_ff that among the
/// columns. With classes, correlation is symmetrical uncertainty of the columns cut by <see cref="MdlDiscretizer"/>; with a numeric
/// target, the magnitude of Pearson's. Best-first search from the empty subset, then the locally predictive step
/// (<see cref="CfsOptions"/>).</para>
/// <para>It selects what Weka 3.6.14 selects (<c>CfsSubsetEval</c> with <c>BestFirst</c>, their defaults), of which one thing matters
/// to users: with a numeric target a column's correlations are weighted by its standard deviation, so that the choice depends on the
/// units of the columns. Standardise them first (<see cref="Standardizer"/>) where it must not.</para>
/// <para>In two places it differs. Where no column tells anything of the target, the selection is empty; Weka's locally predictive
/// step then takes the first column, whatever it holds. And a constant column is never chosen; Weka may choose one for the rounding
/// of its mean where the target is numeric.</para>
/// </remarks>
public static class Cfs
{
    /// <summary>Selects columns that tell classes apart.</summary>
    /// <param name="rows">The training rows, <c>[rows][columns]</c>; at least two.</param>
    /// <param name="labels">The class of each row, <c>[rows]</c>; any whole numbers, at least two different.</param>
    /// <param name="options">How to search; Weka's defaults where null.</param>
    /// <param name="token">Asks to stop.</param>
    /// <exception cref="ArgumentException">Fewer than two rows or classes, uneven lengths, or a value that is not finite.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public static CfsSelection Select(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, CfsOptions? options = null, CancellationToken token = default)
    {
        Validate(rows);
        Check.SameLength(rows.Count, labels.Count, nameof(rows), nameof(labels));
        ClassCodes classes = ClassCodes.Of(labels);
        if (classes.Count == 1)
            throw new ArgumentException(FormattableString.Invariant($"All {rows.Count} rows are of class {labels[0]}; expected at least two classes to tell apart."));
        return Select(new UncertaintyTable(rows, classes), options ?? new(), token);
    }

    /// <summary>Selects columns that follow a number.</summary>
    /// <param name="rows">The training rows, <c>[rows][columns]</c>; at least two.</param>
    /// <param name="targets">The number of each row, <c>[rows]</c>; not all the same.</param>
    /// <param name="options">How to search; Weka's defaults where null.</param>
    /// <param name="token">Asks to stop.</param>
    /// <exception cref="ArgumentException">Fewer than two rows, a constant target, uneven lengths, or a value that is not finite.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public static CfsSelection Select(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, CfsOptions? options = null, CancellationToken token = default)
    {
        Validate(rows);
        DesignMatrix.Validate(rows, targets);
        if (targets.All(target => target == targets[0]))
            throw new ArgumentException(FormattableString.Invariant($"The target of all {rows.Count} rows is {targets[0]}; expected one that differs between rows."));
        return Select(new PearsonTable(rows, targets), options ?? new(), token);
    }

    private static void Validate(IReadOnlyList<double[]> rows)
    {
        DesignMatrix.Validate(rows);
        if (rows.Count < 2)
            throw new ArgumentException("A selection needs at least two rows to compare; got 1.");
    }

    private static CfsSelection Select(CorrelationTable table, CfsOptions options, CancellationToken token)
    {
        (int[] found, double merit) = new BestFirstSearch(table, options.Patience).Run(token);
        int[] added = options.LocallyPredictive ? LocallyPredictive(table, found, token) : [];
        return new([.. found.Concat(added).Order()], merit, [.. added.Order()], table.Columns);
    }

    // The columns left, from the one that correlates most with the target, each taken that correlates with none of those in by more.
    private static int[] LocallyPredictive(CorrelationTable table, int[] found, CancellationToken token)
    {
        List<int> members = [.. found];
        foreach (int column in Enumerable.Range(0, table.Columns).Except(found).OrderByDescending(column => table.WithTarget[column]))
        {
            token.ThrowIfCancellationRequested();
            float relevance = table.WithTarget[column];
            if (relevance > 0 && members.TrueForAll(member => table.With(member)[column] <= relevance))
                members.Add(column);
        }
        return [.. members.Skip(found.Length)];
    }
}
