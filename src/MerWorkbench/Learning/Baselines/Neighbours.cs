using System.Numerics.Tensors;

namespace MerWorkbench.Learning.Baselines;

/// <summary>Finds the training rows nearest to a row by Euclidean distance.</summary>
internal sealed class Neighbours
{
    private readonly double[][] rows;

    public Neighbours(IReadOnlyList<double[]> rows, int count)
    {
        if (count > rows.Count)
            throw new ArgumentException(FormattableString.Invariant($"{count} neighbours need at least as many training rows; got {rows.Count}."));
        (this.rows, Count) = ([.. rows.Select(row => row.ToArray())], count);
    }

    /// <summary>How many are looked for.</summary>
    public int Count { get; }

    /// <summary>The numbers of the nearest rows; of several at the same distance, the first.</summary>
    public IEnumerable<int> Of(double[] row)
    {
        DesignMatrix.RequireColumns(rows[0].Length, row);
        double[] distances = [.. rows.Select(other => TensorPrimitives.Distance<double>(row, other))];
        return Enumerable.Range(0, rows.Length).OrderBy(at => distances[at]).Take(Count);
    }
}
