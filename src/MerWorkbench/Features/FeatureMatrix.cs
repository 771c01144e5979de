using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features;

/// <summary>Features of one sound: float32, row-major, <c>[frames, bins]</c>, every value finite. It never changes.</summary>
[TypeFormatterSource("FeatureMatrixView")]
public sealed class FeatureMatrix
{
    private readonly float[] _values;

    /// <summary>Makes a matrix; the values are taken over, not copied.</summary>
    /// <param name="columns">What each column holds, at least one.</param>
    /// <param name="values">The values, row after row: at least one row.</param>
    /// <param name="timing">Which moment each row describes.</param>
    /// <param name="warnings">What was odd with the sound (<see cref="Audio.Waveform.Warnings"/>); none where null.</param>
    /// <exception cref="ArgumentException">The values make no whole number of rows.</exception>
    public FeatureMatrix(IReadOnlyList<FeatureColumn> columns, float[] values, RowTiming timing, IReadOnlyList<string>? warnings = null)
    {
        if (columns.Count == 0 || values.Length == 0 || values.Length % columns.Count != 0)
            throw new ArgumentException($"A matrix of {columns.Count} columns needs a multiple of as many values; got {values.Length}.");
        Columns = columns;
        Timing = timing;
        Warnings = warnings ?? [];
        _values = values;
    }

    /// <summary>What each column holds.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>How many rows there are: frames, pieces, or one for a whole clip.</summary>
    public int Frames => _values.Length / Columns.Count;

    /// <summary>How many columns there are.</summary>
    public int Bins => Columns.Count;

    /// <summary>Which moment each row describes.</summary>
    public RowTiming Timing { get; }

    /// <summary>What was odd with the sound these features were taken from; usually empty.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>All values, row after row.</summary>
    public ReadOnlyMemory<float> Values => _values;

    /// <summary>One value.</summary>
    /// <param name="frame">The row from 0.</param>
    /// <param name="bin">The column from 0.</param>
    public float this[int frame, int bin] => Row(frame)[bin];

    /// <summary>One row, <c>[bins]</c>.</summary>
    /// <param name="frame">Its number from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> Row(int frame) => _values.AsSpan(Check.InRange(frame, 0, Frames - 1) * Bins, Bins);

    /// <summary>The values of one row, <c>[bins]</c>, as the float64 that the solvers work in.</summary>
    /// <param name="frame">The row, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public double[] WideRow(int frame) => Array.ConvertAll(Row(frame).ToArray(), value => (double)value);

    /// <summary>A copy of one column, <c>[frames]</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public float[] Column(string name)
    {
        int bin = 0;
        while (bin < Bins && Columns[bin].Name != name)
            bin++;
        if (bin == Bins)
            throw new ArgumentException($"There is no column '{name}'; {Known()}.", nameof(name));
        var values = new float[Frames];
        for (int frame = 0; frame < values.Length; frame++)
            values[frame] = _values[frame * Bins + bin];
        return values;
    }

    /// <summary>A copy with some of the columns, in the order they are named.</summary>
    /// <param name="bins">The columns' numbers from 0, at least one.</param>
    /// <exception cref="ArgumentException">No column is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public FeatureMatrix Pick(IReadOnlyList<int> bins)
    {
        var values = new float[Frames * bins.Count];
        for (int frame = 0, at = 0; frame < Frames; frame++)
        {
            ReadOnlySpan<float> row = Row(frame);
            foreach (int bin in bins)
                values[at++] = row[Check.InRange(bin, 0, Bins - 1)];
        }
        return new([.. bins.Select(bin => Columns[bin])], values, Timing, Warnings);
    }

    private string Known()
    {
        const int Shown = 20;
        string some = string.Join(", ", Columns.Take(Shown).Select(column => column.Name));
        return Bins <= Shown ? $"there are: {some}" : string.Create(CultureInfo.InvariantCulture, $"there are {Bins}: {some} and others");
    }
}
