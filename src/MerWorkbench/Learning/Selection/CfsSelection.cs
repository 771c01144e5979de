using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Selection;

/// <summary>The columns that <see cref="Cfs"/> chose.</summary>
/// <param name="Columns">Their numbers from 0, ascending. Empty where no column tells anything of the target.</param>
/// <param name="Merit">
/// The merit of the subset that the search found, without what the locally predictive step added; 0 for the empty subset.
/// With classes it lies in [0, 1].
/// </param>
/// <param name="LocallyPredictive">Those of <paramref name="Columns"/> that the locally predictive step added, ascending.</param>
/// <param name="Width">How many columns there were to choose from.</param>
public sealed record CfsSelection(ImmutableArray<int> Columns, double Merit, ImmutableArray<int> LocallyPredictive, int Width)
{
    /// <summary>The chosen values of a row.</summary>
    /// <param name="row">The values, <c>[Width]</c>.</param>
    /// <returns>One value a chosen column, in their order.</returns>
    /// <exception cref="ArgumentException">The row is not as wide as those it was fitted on.</exception>
    public double[] Pick(ReadOnlySpan<double> row)
    {
        Check.SameLength(Width, row.Length, "the columns it was fitted on", nameof(row));
        var picked = new double[Columns.Length];
        for (int i = 0; i < picked.Length; i++)
            picked[i] = row[Columns[i]];
        return picked;
    }
}
