using System.Globalization;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// A table of results, written the same way each time: Markdown and LaTeX with the numbers rounded as the columns say, CSV with all
/// their digits.
/// </summary>
[TypeFormatterSource("ResultTableView")]
public sealed class ResultTable
{
    /// <summary>What stands where there is no value.</summary>
    public const string Nothing = "–";

    private readonly List<ResultCell[]> _rows = [];

    /// <summary>A table without rows.</summary>
    /// <param name="caption">What it shows, as the caption under or over it.</param>
    /// <param name="columns">Its columns, from the left; at least one.</param>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public ResultTable(string caption, params IEnumerable<ResultColumn> columns)
    {
        Caption = caption;
        Columns = [.. columns];
        if (Columns.Count == 0)
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
    }

    /// <summary>What the table shows.</summary>
    public string Caption { get; }

    /// <summary>The columns, from the left.</summary>
    public IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>The rows, from the top; each as long as <see cref="Columns"/>.</summary>
    public IReadOnlyList<IReadOnlyList<ResultCell>> Rows => _rows;

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One for each column. A column of numbers may hold a text instead, such as a remark.</param>
    /// <returns>This table.</returns>
    /// <exception cref="ArgumentException">Too few or too many cells, a number in a column of text, or one that is not finite.</exception>
    public ResultTable Add(params ReadOnlySpan<ResultCell> cells)
    {
        Check.SameLength(Columns.Count, cells.Length, "columns", "cells");
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i].Number is not { } number)
                continue;
            if (!Columns[i].IsNumeric)
                throw new ArgumentException(FormattableString.Invariant($"Column '{Columns[i].Name}' has no number format; got the number {number}."), nameof(cells));
            if (!double.IsFinite(number))
                throw new ArgumentException(FormattableString.Invariant($"Column '{Columns[i].Name}' takes finite numbers or nothing; got {number}."), nameof(cells));
        }
        _rows.Add(cells.ToArray());
        return this;
    }

    /// <summary>A cell as people read it: rounded as its column says, with a true minus sign; <see cref="Nothing"/> where it is empty.</summary>
    public string Shown(int row, int column) => Written(row, column)?.Replace('-', '\u2212') ?? _rows[row][column].Text ?? Nothing;

    /// <summary>The table as Markdown, its columns padded to equal width, without the caption.</summary>
    public string ToMarkdown()
    {
        static string Escaped(string text) => OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        string[] heads = [.. Columns.Select(column => Escaped(column.Name))];
        string[][] body = [.. Enumerable.Range(0, _rows.Count).Select(r => Enumerable.Range(0, Columns.Count).Select(c => Escaped(Shown(r, c))).ToArray())];
        int[] widths = [.. heads.Select((head, c) => body.Select(row => row[c].Length).Append(head.Length).Append(3).Max())];

        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        IEnumerable<string> Padded(string[] cells) => cells.Select((cell, c) => Columns[c].IsNumeric ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
        Line(Padded(heads));
        Line(widths.Select((width, c) => new string('-', width - 1) + (Columns[c].IsNumeric ? ':' : '-')));
        foreach (string[] row in body)
            Line(Padded(row));
        return text.ToString();
    }

    /// <summary>The table as LaTeX, in a <c>table</c> with its caption above; needs the package booktabs.</summary>
    /// <param name="label">What the paper refers to it by: <c>tab:grekow2021</c>; null for none.</param>
    public string ToLatex(string? label = null)
    {
        var text = new StringBuilder("\\begin{table}\n\\centering\n");
        text.Append(CultureInfo.InvariantCulture, $"\\caption{{{Latex(Caption)}}}\n");
        if (label is not null)
            text.Append(CultureInfo.InvariantCulture, $"\\label{{{label}}}\n");
        text.Append("\\begin{tabular}{").Append([.. Columns.Select(column => column.IsNumeric ? 'r' : 'l')]).Append("}\n\\toprule\n");
        text.AppendJoin(" & ", Columns.Select(column => Latex(column.Name))).Append(" \\\\\n\\midrule\n");
        for (int r = 0; r < _rows.Count; r++)
            text.AppendJoin(" & ", Enumerable.Range(0, Columns.Count).Select(c => LatexCell(r, c))).Append(" \\\\\n");
        return text.Append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").ToString();
    }

    /// <summary>
    /// The table as comma-separated values (RFC 4180, but lines end in a line feed): numbers with all their digits, nothing as an empty field. A column of
    /// intervals is two columns of numbers, its name followed by <c>low</c> and <c>high</c>.
    /// </summary>
    public string ToCsv()
    {
        static string Field(string value) => value.AsSpan().IndexOfAny(",\"\n\r") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        static string? Digits(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        void Line(IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Field)).Append('\n');
        bool[] hasEnds = [.. Columns.Select((_, c) => _rows.Exists(row => row[c].Interval is not null))];
        Line(Columns.SelectMany((column, c) => hasEnds[c] ? (string[])[$"{column.Name} low", $"{column.Name} high"] : [column.Name]));
        foreach (var row in _rows)
            Line(row.SelectMany((cell, c) => cell.Interval is { } interval ? (string[])[Digits(interval.Low)!, Digits(interval.High)!]
                : hasEnds[c] ? [cell.Text ?? "", ""] : [Digits(cell.Number) ?? cell.Text ?? ""]));
        return text.ToString();
    }

    // -0.00 says nothing that 0.00 does not.
    private string? Written(int row, int column)
    {
        if (_rows[row][column].Number is not { } number)
            return null;
        string format = Columns[column].Format!;
        string text = number.ToString(format, CultureInfo.InvariantCulture);
        return double.TryParse(text, CultureInfo.InvariantCulture, out double read) && read == 0
            ? 0.0.ToString(format, CultureInfo.InvariantCulture)
            : text;
    }

    private string LatexCell(int row, int column) =>
        Written(row, column) is not { } number ? Latex(Shown(row, column))
        : number.StartsWith('-') ? $"$-${Latex(number[1..])}"
        : Latex(number);

    private static string Latex(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in OneLine(text))
            escaped.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{c}",
                // In LaTeX's first font encoding these three are other signs in text.
                '<' or '>' => $"${c}$",
                '|' => "\\textbar{}",
                '–' => "--",
                '−' => "$-$",
                '²' => "\\textsuperscript{2}",
                '±' => "$\\pm$",
                '×' => "$\\times$",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
