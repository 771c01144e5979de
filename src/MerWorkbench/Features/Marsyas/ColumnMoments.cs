namespace MerWorkbench.Features.Marsyas;

/// <summary>Mean and population standard deviation of columns whose rows come one by one, in double (Welford's recurrence).</summary>
internal sealed class ColumnMoments(int columns)
{
    private readonly double[] _mean = new double[columns], _squares = new double[columns];
    private long _rows;

    public void Add(ReadOnlySpan<float> row)
    {
        _rows++;
        for (int column = 0; column < row.Length; column++)
        {
            double distance = row[column] - _mean[column];
            _mean[column] += distance / _rows;
            _squares[column] += distance * (row[column] - _mean[column]);
        }
    }

    /// <summary>All means, then all deviations.</summary>
    public float[] Result() =>
    [
        .. _mean.Select(mean => (float)mean),
        .. _squares.Select(squares => (float)Math.Sqrt(squares / _rows)),
    ];
}
