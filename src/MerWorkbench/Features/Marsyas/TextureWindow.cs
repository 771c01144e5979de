using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Marsyas;

/// <summary>
/// Mean and population standard deviation of some columns over the last rows (Tzanetakis and Cook 2002). Before the first row lie copies of it.
/// Remembers rows: one object a sound.
/// </summary>
public sealed class TextureWindow
{
    private readonly float[] _memory, _result;
    private readonly double[] _sums;
    private readonly int _columns, _rows;
    private int _next = -1;

    /// <summary>Makes an empty window.</summary>
    /// <param name="columns">How many values a row has, at least 1.</param>
    /// <param name="rows">How many rows it remembers, at least 1.</param>
    public TextureWindow(int columns, int rows)
    {
        _columns = Check.Positive(columns);
        _rows = Check.Positive(rows);
        _memory = new float[columns * rows];
        _result = new float[2 * columns];
        _sums = new double[columns];
    }

    /// <summary>Takes the next row.</summary>
    /// <param name="row">As many values as there are columns.</param>
    /// <returns>All means, then all deviations; only valid until the next call.</returns>
    public ReadOnlySpan<float> Next(ReadOnlySpan<float> row)
    {
        Check.SameLength(_columns, row.Length, "the window", nameof(row));
        if (_next < 0)
        {
            for (int i = 0; i < _rows; i++)
                row.CopyTo(_memory.AsSpan(i * _columns));
            _next = 0;
        }
        row.CopyTo(_memory.AsSpan(_next * _columns));
        _next = (_next + 1) % _rows;

        Array.Clear(_sums);
        for (int at = 0; at < _memory.Length; at += _columns)
        {
            for (int column = 0; column < _columns; column++)
                _sums[column] += _memory[at + column];
        }
        for (int column = 0; column < _columns; column++)
        {
            double mean = _sums[column] / _rows, squares = 0;
            for (int at = column; at < _memory.Length; at += _columns)
                squares += (_memory[at] - mean) * (_memory[at] - mean);
            _result[column] = (float)mean;
            _result[_columns + column] = (float)Math.Sqrt(squares / _rows);
        }
        return _result;
    }
}
