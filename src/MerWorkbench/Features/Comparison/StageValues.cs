using System.Numerics.Tensors;

namespace MerWorkbench.Features.Comparison;

/// <summary>What one stage hands to the next: float64, <c>[rows, columns]</c>.</summary>
/// <param name="rows">How many rows: frames; 1 before the sound is cut.</param>
/// <param name="columns">How many columns: samples, bins, bands or coefficients.</param>
/// <param name="firstColumn">The number of the first column: 1 where coefficients begin at c1.</param>
public sealed class StageValues(int rows, int columns, int firstColumn = 0)
{
    private readonly double[] _values = new double[(long)rows * columns];

    /// <summary>How many rows there are.</summary>
    public int Rows => rows;

    /// <summary>How many columns there are.</summary>
    public int Columns => columns;

    /// <summary>The number of the first column.</summary>
    public int FirstColumn => firstColumn;

    /// <summary>One row.</summary>
    /// <param name="row">Its number from 0.</param>
    public ReadOnlySpan<double> Row(int row) => Editable(row);

    /// <summary>A sound as one row.</summary>
    internal static StageValues Of(ReadOnlySpan<float> samples)
    {
        var values = new StageValues(1, samples.Length);
        TensorPrimitives.ConvertChecked(samples, values.Editable(0));
        return values;
    }

    internal Span<double> Editable(int row) => _values.AsSpan(row * columns, columns);

    /// <summary>Each row by itself.</summary>
    internal StageValues Map(int outputs, RowMap map, int first = 0)
    {
        var result = new StageValues(rows, outputs, first);
        for (int row = 0; row < rows; row++)
            map(Row(row), result.Editable(row));
        return result;
    }

    internal delegate void RowMap(ReadOnlySpan<double> from, Span<double> into);
}
