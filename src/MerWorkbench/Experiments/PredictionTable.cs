using System.Globalization;
using System.Text;
using MerWorkbench.Datasets;

namespace MerWorkbench.Experiments;

/// <summary>The table of a run's predictions: written so that numbers come back to the last bit, read with file and line in every complaint.</summary>
internal static class PredictionTable
{
    /// <summary>Writes rows of texts, whole numbers and numbers; null is an empty cell.</summary>
    public static string Write(IEnumerable<string> columns, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder().AppendJoin(',', columns.Select(Quote)).Append('\n');
        foreach (object?[] row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        return text.ToString();

        static string Cell(object? value) => value switch
        {
            null => "",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            int number => number.ToString(CultureInfo.InvariantCulture),
            _ => Quote((string)value),
        };

        static string Quote(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>Reads the rows.</summary>
    /// <exception cref="Foundation.MerException">A column is missing or a cell is not what it should be.</exception>
    public static IEnumerable<Row> Read(string path, string[] columns) =>
        LabelTable.Read(path, columns, new LabelFaults(gather: false)).Rows.Select(row => new Row(row));

    /// <summary>One row.</summary>
    public readonly struct Row(LabelTable.Row row)
    {
        /// <summary>The fold that tested it.</summary>
        public int Fold => row.Integer("fold", 0, int.MaxValue)!.Value;

        /// <summary>A text.</summary>
        public string Text(string column) => row.Text(column)!;

        /// <summary>A text, or null.</summary>
        public string? Optional(string column) => row.Optional(column);

        /// <summary>A number.</summary>
        public double Number(string column) => row.Number(column, double.MinValue, double.MaxValue)!.Value;
    }
}
