using System.Runtime.InteropServices;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features;

/// <summary>
/// Rows of float32 that arrive one by one and are read column by column: <c>[rows, columns]</c>. What exceeds a limit of memory
/// lies in a temporary file, so that ten hours of sound need no more memory than ten minutes.
/// </summary>
public sealed class FrameTable : IDisposable
{
    private const int ChunkRows = 2048;

    private readonly List<float[]> _chunks = [];
    private readonly int _chunksInMemory;
    private float[] _open;
    private int _openRows;
    private FileStream? _file;
    private float[]? _transfer;
    private long _chunksInFile;

    /// <summary>Makes an empty table.</summary>
    /// <param name="columns">How many values a row has, at least 1.</param>
    /// <param name="memoryLimit">How many bytes stay in memory; 64 MiB by default.</param>
    public FrameTable(int columns, long memoryLimit = 64 << 20)
    {
        Columns = Check.Positive(columns);
        _chunksInMemory = (int)Math.Max(1, memoryLimit / ((long)ChunkRows * columns * sizeof(float)));
        _open = new float[(long)ChunkRows * columns];
    }

    /// <summary>How many values a row has.</summary>
    public int Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>Adds a row at the end.</summary>
    /// <param name="row"><see cref="Columns"/> values.</param>
    public void Append(ReadOnlySpan<float> row)
    {
        Check.SameLength(Columns, row.Length, "the table", nameof(row));
        // Column after column within a chunk.
        for (int column = 0; column < row.Length; column++)
            _open[column * ChunkRows + _openRows] = row[column];
        Rows++;
        if (++_openRows == ChunkRows)
            Close();
    }

    /// <summary>Copies one column, <c>[rows]</c>.</summary>
    /// <param name="column">Its number from 0.</param>
    /// <param name="into">Receives <see cref="Rows"/> values.</param>
    public void CopyColumn(int column, Span<float> into)
    {
        Check.InRange(column, 0, Columns - 1);
        Check.SameLength(Rows, into.Length, "the column", nameof(into));
        int at = 0;
        for (long chunk = 0; chunk < _chunks.Count + _chunksInFile; chunk++, at += ChunkRows)
        {
            var part = into.Slice(at, ChunkRows);
            if (chunk < _chunks.Count)
                _chunks[(int)chunk].AsSpan(column * ChunkRows, ChunkRows).CopyTo(part);
            else
                Read((chunk - _chunks.Count) * _open.Length + (long)column * ChunkRows, part);
        }
        _open.AsSpan(column * ChunkRows, _openRows).CopyTo(into[at..]);
    }

    /// <summary>A copy of one column, <c>[rows]</c>.</summary>
    /// <param name="column">Its number from 0.</param>
    public float[] Column(int column)
    {
        var values = new float[Rows];
        CopyColumn(column, values);
        return values;
    }

    /// <summary>Copies some rows one after the other, <c>[rows, columns]</c>.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="into">Receives a multiple of <see cref="Columns"/> values.</param>
    public void CopyRows(int first, Span<float> into)
    {
        int rows = into.Length / Columns;
        Check.SameLength(rows * Columns, into.Length, "whole rows", nameof(into));
        if (rows == 0)
            return;
        Check.InRange(first, 0, Rows - rows);
        for (int row = first; row < first + rows;)
        {
            int chunk = row / ChunkRows, inside = row % ChunkRows, count = Math.Min(ChunkRows - inside, first + rows - row);
            ReadOnlySpan<float> source = chunk < _chunks.Count ? _chunks[chunk] : chunk == _chunks.Count + _chunksInFile ? _open : Whole(chunk - _chunks.Count);
            for (int column = 0; column < Columns; column++)
            {
                for (int i = 0; i < count; i++)
                    into[(row - first + i) * Columns + column] = source[column * ChunkRows + inside + i];
            }
            row += count;
        }
    }

    /// <summary>Gives the temporary file back.</summary>
    public void Dispose() => _file?.Dispose();

    private ReadOnlySpan<float> Whole(long chunk)
    {
        _transfer ??= new float[_open.Length];
        Read(chunk * _open.Length, _transfer);
        return _transfer;
    }

    private void Read(long firstValue, Span<float> into)
    {
        _file!.Position = firstValue * sizeof(float);
        _file.ReadExactly(MemoryMarshal.AsBytes(into));
    }

    // Its name goes at once, so that not even a killed process leaves it behind.
    private static FileStream Scratch()
    {
        string path = Path.Combine(Path.GetTempPath(), $"mer-{Environment.ProcessId}-{Guid.NewGuid():N}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 1);
        File.Delete(path);
        return file;
    }

    private void Close()
    {
        _openRows = 0;
        if (_chunks.Count < _chunksInMemory)
        {
            _chunks.Add(_open);
            _open = new float[_open.Length];
            return;
        }
        _file ??= Scratch();
        _file.Position = _chunksInFile++ * _open.Length * sizeof(float);
        _file.Write(MemoryMarshal.AsBytes(_open.AsSpan()));
    }
}
