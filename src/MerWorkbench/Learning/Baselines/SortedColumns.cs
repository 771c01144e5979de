namespace MerWorkbench.Learning.Baselines;

/// <summary>The columns of a table, each sorted once: what a tree asks of a column at any fork is a part of this order.</summary>
/// <param name="Values">The values in ascending order, <c>[columns][rows]</c>.</param>
/// <param name="Order">The row of each of them, <c>[columns][rows]</c>.</param>
/// <param name="Position">Where each row stands in that order, <c>[columns][rows]</c>.</param>
internal sealed record SortedColumns(double[][] Values, int[][] Order, int[][] Position)
{
    public int Columns => Values.Length;

    public static SortedColumns Of(IReadOnlyList<double[]> rows)
    {
        int columns = rows[0].Length;
        var (values, order, position) = (new double[columns][], new int[columns][], new int[columns][]);
        Parallel.For(0, columns, column =>
        {
            values[column] = new double[rows.Count];
            for (int row = 0; row < rows.Count; row++)
                values[column][row] = rows[row][column];
            order[column] = [.. Enumerable.Range(0, rows.Count)];
            Array.Sort(values[column], order[column]);
            position[column] = new int[rows.Count];
            for (int at = 0; at < rows.Count; at++)
                position[column][order[column][at]] = at;
        });
        return new(values, order, position);
    }
}
