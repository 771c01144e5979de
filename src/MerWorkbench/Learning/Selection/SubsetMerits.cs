using System.Numerics.Tensors;

namespace MerWorkbench.Learning.Selection;

/// <summary>
/// The merit of a subset with each further column: sum w r(column, target) / sqrt(sum w² + 2 sum w w' r(column, column')), Hall's
/// k r_cf / sqrt(k + k (k - 1) r_ff) with a weight w for each column.
/// </summary>
/// <remarks>
/// Sums run over the columns in ascending order, whichever was added last: where columns are equal, rounding decides between them,
/// and it decides as in Weka. What lies before the added column is summed once for all, what lies behind it side by side for all
/// columns between the same two members.
/// </remarks>
internal sealed class SubsetMerits
{
    private readonly CorrelationTable table;
    private readonly int[] members;
    private readonly float[][] correlations;
    private readonly double[] relevance, redundance;
    private readonly double[][] shared;

    /// <param name="table">Of which correlations and weights are read.</param>
    /// <param name="members">The columns of the subset, ascending.</param>
    public SubsetMerits(CorrelationTable table, int[] members)
    {
        (this.table, this.members) = (table, members);
        correlations = [.. members.Select(table.With)];
        shared = [.. members.Select((member, i) => members[..i].Select(other => Shared(member, other, correlations[i][other])).ToArray())];
        (relevance, redundance) = (new double[members.Length + 1], new double[members.Length + 1]);
        for (int i = 0; i < members.Length; i++)
        {
            relevance[i + 1] = relevance[i] + Relevance(members[i]);
            redundance[i + 1] = redundance[i] + Square(members[i]);
            foreach (double term in shared[i])
                redundance[i + 1] += term;
        }
    }

    /// <summary>The merit with each column, <c>[columns]</c>; not a number for those that are in.</summary>
    public double[] WithEach()
    {
        var merits = new double[table.Columns];
        CorrelationTable.EachChunk(merits.Length, (from, to) =>
        {
            int place = Array.BinarySearch(members, from);
            place = place < 0 ? ~place : place;
            while (from < to)
            {
                int end = place < members.Length ? Math.Min(members[place], to) : to;
                Between(place, from, merits.AsSpan(from, end - from));
                if (end < to)
                    merits[end] = double.NaN;
                from = end + 1;
                place++;
            }
        });
        return merits;
    }

    // The columns from one on that come before the member of this place.
    private void Between(int place, int from, Span<double> merits)
    {
        int count = merits.Length;
        Span<double> above = stackalloc double[count], below = stackalloc double[count];
        for (int c = 0; c < count; c++)
        {
            above[c] = relevance[place] + Relevance(from + c);
            below[c] = redundance[place] + Square(from + c);
        }
        for (int i = 0; i < place; i++)
            AddShared(i, from, below);
        for (int i = place; i < members.Length; i++)
        {
            TensorPrimitives.Add(above, Relevance(members[i]), above);
            TensorPrimitives.Add(below, Square(members[i]), below);
            for (int j = 0; j < place; j++)
                TensorPrimitives.Add(below, shared[i][j], below);
            AddShared(i, from, below);
            for (int j = place; j < i; j++)
                TensorPrimitives.Add(below, shared[i][j], below);
        }
        for (int c = 0; c < count; c++)
            merits[c] = below[c] > 0 ? above[c] / Math.Sqrt(below[c]) : 0;
    }

    private void AddShared(int member, int from, Span<double> below)
    {
        for (int c = 0; c < below.Length; c++)
            below[c] += Shared(members[member], from + c, correlations[member][from + c]);
    }

    private double Relevance(int column) => table.Weights[column] * table.WithTarget[column];

    private double Square(int column) => table.Weights[column] * table.Weights[column];

    private double Shared(int column, int other, float correlation) => 2 * table.Weights[column] * table.Weights[other] * correlation;
}
