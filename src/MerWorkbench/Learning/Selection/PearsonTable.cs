namespace MerWorkbench.Learning.Selection;

/// <summary>The magnitudes of Pearson's correlations, for a numeric target; a column's weight is its standard deviation (over n).</summary>
/// <remarks>
/// A constant column has correlation 0 with the target, 1 with other columns and weight 1, as in Weka; here it is constant where all
/// its values are equal, also where the rounding of their mean would leave noise.
/// </remarks>
internal sealed class PearsonTable : CorrelationTable
{
    private readonly double[][] columns;
    private readonly double[] squares;

    public PearsonTable(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
        : base(rows[0].Length)
    {
        columns = new double[Columns][];
        squares = new double[Columns];
        Weights = new double[Columns];
        WithTarget = new float[Columns];
        double[] target = Centred([.. targets]);
        double targetSquares = Product(target, target);
        EachChunk(Columns, (from, to) =>
        {
            for (int i = from; i < to; i++)
            {
                columns[i] = Centred([.. rows.Select(row => row[i])]);
                squares[i] = Product(columns[i], columns[i]);
                Weights[i] = squares[i] == 0 ? 1 : Math.Sqrt(squares[i] / rows.Count);
                WithTarget[i] = Magnitude(Product(columns[i], target), squares[i] * targetSquares, otherwise: 0);
            }
        });
    }

    public override float[] WithTarget { get; }

    public override double[] Weights { get; }

    protected override void Correlate(int column, int from, Span<float> correlations)
    {
        for (int i = 0; i < correlations.Length; i++)
            correlations[i] = Magnitude(Product(columns[column], columns[from + i]), squares[column] * squares[from + i], otherwise: 1);
    }

    private static float Magnitude(double product, double squares, float otherwise) =>
        squares > 0 ? (float)Math.Abs(product / Math.Sqrt(squares)) : otherwise;

    private static double[] Centred(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        double mean = values.All(value => value == values[0]) ? values[0] : sum / values.Length;
        return [.. values.Select(value => value - mean)];
    }

    // Row after row, not in lanes: the weights must be Weka's to the last bit, for ties.
    private static double Product(double[] a, double[] b)
    {
        double sum = 0;
        for (int row = 0; row < a.Length; row++)
            sum += a[row] * b[row];
        return sum;
    }
}
