namespace MerWorkbench.Learning.Baselines;

/// <summary>The columns of a table, each sorted once: what a tree asks of a column at any fork is a part of this order.</summary>
/// <param name="Values">The values in ascending order, <c>[columns][rows]</c>.</param>
/// <param name="Order">The row of each of them, <c>[columns][rows]</c>.</param>
/// <param name="Position">Where each row stands in that order, <c>[columns][rows]</c>.</param>
/// <param name="HasTies">Whether a value is there twice, <c>[columns]</c>; where none is, the order alone says which values differ.</param>
internal sealed record SortedColumns(double[][] Values, int[][] Order, int[][] Position, bool[] HasTies)
{
    public int Columns => Values.Length;

    public double ValueOf(int column, int row) => Values[column][Position[column][row]];

    /// <summary>Whether two rows have one value.</summary>
    public bool AreTied(int column, int row, int other) => HasTies[column] && ValueOf(column, row) == ValueOf(column, other);

    /// <summary>The middle between two rows' values; where rounding makes it the upper one, the lower, which parts the same rows.</summary>
    public double Between(int column, int lower, int upper)
    {
        double low = ValueOf(column, lower), high = ValueOf(column, upper), middle = low + ((high - low) / 2);
        return middle < high ? middle : low;
    }

    public static SortedColumns Of(IReadOnlyList<double[]> rows)
    {
        int columns = rows[0].Length;
        var (values, order, position, ties) = (new double[columns][], new int[columns][], new int[columns][], new bool[columns]);
        Parallel.For(0, columns, column =>
        {
            values[column] = new double[rows.Count];
            for (int row = 0; row < rows.Count; row++)
                values[column][row] = rows[row][column];
            order[column] = [.. Enumerable.Range(0, rows.Count)];
            Array.Sort(values[column], order[column]);
            position[column] = new int[rows.Count];
            for (int at = 0; at < rows.Count; at++)
            {
                position[column][order[column][at]] = at;
                ties[column] |= at > 0 && values[column][at] == values[column][at - 1];
            }
        });
        return new(values, order, position, ties);
    }
}
