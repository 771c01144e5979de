namespace MerWorkbench.Features.Comparison;

/// <summary>Differences between what two conventions make of one sound, rows paired by time.</summary>
internal static class CepstralDistance
{
    // Less than this share of the size is rounding.
    private const double Rounding = 1e-12;

    /// <summary>Over the coefficients that both have.</summary>
    public static CepstralChange Of(MfccConvention first, StageValues a, MfccConvention second, StageValues b)
    {
        int from = Math.Max(a.FirstColumn, b.FirstColumn), to = Math.Min(a.FirstColumn + a.Columns, b.FirstColumn + b.Columns);
        double[] squares = new double[Math.Max(0, to - from)];
        double size = 0;
        for (int row = 0; row < a.Rows; row++)
        {
            var mine = a.Row(row)[(from - a.FirstColumn)..];
            var theirs = b.Row(Partner(first, row, second, b.Rows))[(from - b.FirstColumn)..];
            for (int i = 0; i < squares.Length; i++)
            {
                squares[i] += (theirs[i] - mine[i]) * (theirs[i] - mine[i]);
                if (from + i > 0)
                    size += mine[i] * mine[i];
            }
        }
        double change = squares.Skip(from == 0 ? 1 : 0).Sum();
        return new(from, [.. squares.Select(sum => Math.Sqrt(sum / a.Rows))], change > Rounding * Rounding * size && size > 0 ? 10 * Math.Log10(change / size) : null);
    }

    /// <summary>Over all values; null where rows are not equally long.</summary>
    public static ValueDifference? Values(MfccConvention first, StageValues a, MfccConvention second, StageValues b)
    {
        if (a.Columns != b.Columns || a.FirstColumn != b.FirstColumn)
            return null;
        double largest = 0, squares = 0, size = 0;
        for (int row = 0; row < a.Rows; row++)
        {
            var mine = a.Row(row);
            var theirs = b.Row(Partner(first, row, second, b.Rows));
            for (int i = 0; i < mine.Length; i++)
            {
                double difference = Math.Abs(theirs[i] - mine[i]);
                largest = Math.Max(largest, difference);
                squares += difference * difference;
                size += mine[i] * mine[i];
            }
        }
        return new(largest, size > 0 ? Math.Sqrt(squares / size) : squares == 0 ? 0 : null);
    }

    // Frames are paired with those whose centres lie nearest; before the sound is cut there is one row.
    private static int Partner(MfccConvention first, int row, MfccConvention second, int rows)
    {
        double centre = first.Framing.Centre(row);
        return Math.Clamp((int)Math.Round((centre - second.Framing.Centre(0)) / second.Framing.Cut.Hop), 0, rows - 1);
    }
}
