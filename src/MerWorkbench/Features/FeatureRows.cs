using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>
/// The rows of a feature matrix while they are made, kept on disk where they are many: <c>[frames, bins]</c>. Every value is finite.
/// </summary>
public sealed class FeatureRows : IDisposable
{
    private const int Block = 256;

    private readonly FrameTable _table;
    private readonly string? _sound;

    /// <summary>Begins with no row.</summary>
    /// <param name="columns">What each column holds.</param>
    /// <param name="timing">Which moment each row describes.</param>
    /// <param name="sound">The sound; its name is for messages.</param>
    /// <param name="facts">What was known of it after it was played.</param>
    public FeatureRows(IReadOnlyList<FeatureColumn> columns, RowTiming timing, SoundSource sound, SoundFacts facts)
        : this(columns, timing, sound.Name, facts.Duration, facts.Warnings)
    {
    }

    internal FeatureRows(IReadOnlyList<FeatureColumn> columns, RowTiming timing, string? sound, Seconds duration, IReadOnlyList<string> warnings)
    {
        (Columns, Timing, Duration, Warnings, _sound) = (columns, timing, duration, warnings, sound);
        _table = new FrameTable(columns.Count);
    }

    /// <summary>What each column holds.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Which moment each row describes.</summary>
    public RowTiming Timing { get; }

    /// <summary>How many rows there are.</summary>
    public int Frames => _table.Rows;

    /// <summary>How long the sound is.</summary>
    public Seconds Duration { get; }

    /// <summary>What was odd with the sound (<see cref="Waveform.Warnings"/>).</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">One value a column.</param>
    /// <exception cref="MerException">A value is not finite: samples far beyond full scale.</exception>
    public void Add(ReadOnlySpan<float> row)
    {
        if (Waveform.FirstNonFinite(row) is >= 0 and int at)
            throw new MerException(string.Create(CultureInfo.InvariantCulture,
                $"{Columns[at].Name} of frame {Frames} is {row[at]}: the samples are too large; full scale is 1."), _sound);
        _table.Append(row);
    }

    /// <summary>One column, <c>[frames]</c>.</summary>
    /// <param name="column">Its number from 0.</param>
    /// <param name="into">Receives <see cref="Frames"/> values.</param>
    public void CopyColumn(int column, Span<float> into) => _table.CopyColumn(column, into);

    /// <summary>Some rows one after the other.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="into">Receives a multiple of the columns.</param>
    public void CopyRows(int first, Span<float> into) => _table.CopyRows(first, into);

    /// <summary>All rows in memory.</summary>
    public FeatureMatrix ToMatrix()
    {
        var values = new float[(long)Frames * Columns.Count];
        for (int row = 0; row < Frames; row += Block)
            CopyRows(row, values.AsSpan(row * Columns.Count, Math.Min(Block, Frames - row) * Columns.Count));
        return new FeatureMatrix(Columns, values, Timing, Warnings);
    }

    /// <summary>Gives the disk space back.</summary>
    public void Dispose() => _table.Dispose();
}
