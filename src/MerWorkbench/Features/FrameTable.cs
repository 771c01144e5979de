using System.Runtime.InteropServices;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features;

/// <summary>
/// Rows of float32 that arrive one by one and are read row by row or column by column: <c>[rows, columns]</c>. What exceeds a limit
/// of memory lies in a temporary file, so that ten hours of sound need no more memory than ten minutes. Not for several threads at once.
/// </summary>
public sealed class FrameTable : IDisposable
{
    // Rows wait in a tile until each column has a cache line of values. Chunks are an odd number of cache lines high:
    // with a power of two, all columns of a row would compete for the same few places of the cache.
    private const int TileRows = 16, ChunkRows = 2032;

    private readonly List<float[]> _chunks = [];
    private readonly int _chunksInMemory;
    private readonly float[] _tile;
    private float[] _open;
    private int _openRows, _tileRows;
    private FileStream? _file;
    private float[]? _transfer;
    private long _chunksInFile;

    /// <summary>Makes an empty table.</summary>
    /// <param name="columns">How many values a row has, at least 1.</param>
    /// <param name="memoryLimit">How many bytes stay in memory; 16 MiB by default.</param>
    public FrameTable(int columns, long memoryLimit = 16 << 20)
    {
        Columns = Check.Positive(columns);
        _chunksInMemory = (int)Math.Max(1, memoryLimit / ((long)ChunkRows * columns * sizeof(float)));
        _tile = new float[TileRows * columns];
        _open = [];
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
        row.CopyTo(_tile.AsSpan(_tileRows * Columns));
        Rows++;
        if (++_tileRows == TileRows)
            Settle();
    }

    /// <summary>Copies one column, <c>[rows]</c>.</summary>
    /// <param name="column">Its number from 0.</param>
    /// <param name="into">Receives <see cref="Rows"/> values.</param>
    public void CopyColumn(int column, Span<float> into)
    {
        Check.InRange(column, 0, Columns - 1);
        Check.SameLength(Rows, into.Length, "the column", nameof(into));
        foreach (float[] chunk in _chunks)
        {
            chunk.AsSpan(column * ChunkRows, ChunkRows).CopyTo(into);
            into = into[ChunkRows..];
        }
        for (long chunk = 0; chunk < _chunksInFile; chunk++)
        {
            Read((chunk * Columns + column) * ChunkRows, into[..ChunkRows]);
            into = into[ChunkRows..];
        }
        if (_openRows > 0)
            _open.AsSpan(column * ChunkRows, _openRows).CopyTo(into);
        for (int row = 0; row < _tileRows; row++)
            into[_openRows + row] = _tile[row * Columns + column];
    }

    /// <summary>A copy of one column, <c>[rows]</c>.</summary>
    /// <param name="column">Its number from 0.</param>
    public float[] Column(int column)
    {
        var values = new float[Rows];
        CopyColumn(column, values);
        return values;
    }

    /// <summary>Copies some rows one after the other, <c>[rows, columns]</c>; fastest in the order of the rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="into">Receives a multiple of <see cref="Columns"/> values.</param>
    public void CopyRows(int first, Span<float> into)
    {
        int rows = into.Length / Columns;
        Check.SameLength(rows * Columns, into.Length, "whole rows", nameof(into));
        Check.InRange(first, 0, Rows - rows);
        for (int row = first, end = first + rows; row < end;)
        {
            int count = Math.Min(end - row, TileRows - row % TileRows);
            var block = into.Slice((row - first) * Columns, count * Columns);
            if (row >= Rows - _tileRows)
                _tile.AsSpan(row % TileRows * Columns, count * Columns).CopyTo(block);
            else
                Turn(ChunkOf(row / ChunkRows), row % ChunkRows, block);
            row += count;
        }
    }

    /// <summary>Gives the temporary file back.</summary>
    public void Dispose() => _file?.Dispose();

    /// <summary>From columns to rows.</summary>
    private void Turn(ReadOnlySpan<float> chunk, int inside, Span<float> rows)
    {
        int count = rows.Length / Columns;
        for (int column = 0; column < Columns; column++)
        {
            var values = chunk.Slice(column * ChunkRows + inside, count);
            for (int i = 0, at = column; i < values.Length; i++, at += Columns)
                rows[at] = values[i];
        }
    }

    private long _transferred = -1;

    private ReadOnlySpan<float> ChunkOf(int chunk)
    {
        if (chunk < _chunks.Count)
            return _chunks[chunk];
        long inFile = chunk - _chunks.Count;
        if (inFile == _chunksInFile)
            return _open;
        _transfer ??= new float[ChunkRows * Columns];
        if (_transferred != inFile)
            Read(inFile * _transfer.Length, _transfer);
        _transferred = inFile;
        return _transfer;
    }

    private void Read(long firstValue, Span<float> into)
    {
        _file!.Position = firstValue * sizeof(float);
        _file.ReadExactly(MemoryMarshal.AsBytes(into));
    }

    private void Settle()
    {
        if (_open.Length == 0)
            _open = new float[ChunkRows * Columns];
        for (int column = 0; column < Columns; column++)
        {
            var into = _open.AsSpan(column * ChunkRows + _openRows, TileRows);
            for (int i = 0, at = column; i < into.Length; i++, at += Columns)
                into[i] = _tile[at];
        }
        _tileRows = 0;
        _openRows += TileRows;
        if (_openRows == ChunkRows)
            Close();
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

    // Its name goes at once, so that not even a killed process leaves it behind.
    private static FileStream Scratch()
    {
        string path = Path.Combine(Path.GetTempPath(), $"mer-{Environment.ProcessId}-{Guid.NewGuid():N}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 1);
        File.Delete(path);
        return file;
    }
}
