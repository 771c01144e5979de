using System.Collections;
using System.Net;
using System.Text;
using MerWorkbench.Torch;

namespace MerWorkbench.Notebooks.Display;

/// <summary>Values as HTML: tables, with what is nested in them folded away. Every text is encoded.</summary>
internal static class HtmlView
{
    private const int MostDepth = 3;

    // Each cell says where it stands: Jupyter's own rules, which set all flush right, outweigh rules of style in an output.
    private const string AsText = " style=\"text-align:left\"", AsNumber = " style=\"text-align:right\"";

    /// <summary>The value as HTML; null where that would say no more than its text.</summary>
    public static string? Of(object value)
    {
        if (value is torch.Tensor { IsInvalid: false } tensor)
            return $"<b>{Encode(tensor.ToString())}</b><pre>{Encode(tensor.str())}</pre>";
        return Block(value, 0);
    }

    /// <summary>Text as HTML shows it.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string? Block(object value, int depth) =>
        Table.TryOf(value) is { } table ? Rows(table, depth)
        : Members.IsRecord(value) ? Properties(value, depth)
        : value is Array { Rank: 2 } grid ? Grid(grid)
        : null;

    private static string Rows(Table table, int depth)
    {
        bool[] right = [.. table.Columns.Select((_, c) => table.Rows.Any(row => TextView.IsNumber(row[c])))];
        var html = new StringBuilder("<table><thead><tr>");
        for (int c = 0; c < table.Columns.Count; c++)
            html.Append("<th").Append(right[c] ? AsNumber : AsText).Append('>').Append(Encode(table.Columns[c])).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("\n<tr>");
            for (int c = 0; c < row.Count; c++)
                html.Append("<td").Append(right[c] ? AsNumber : AsText).Append('>').Append(Cell(row[c], depth)).Append("</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        return table.Note is { } note ? html.Append("<p>").Append(note).Append("</p>").ToString() : html.ToString();
    }

    private static string Properties(object value, int depth)
    {
        var html = new StringBuilder("<table><tbody>");
        foreach (var (name, part) in Table.Properties(value))
            html.Append("\n<tr><th").Append(AsText).Append('>').Append(Encode(name)).Append("</th><td").Append(AsText).Append('>').Append(Cell(part, depth)).Append("</td></tr>");
        return html.Append("</tbody></table>").ToString();
    }

    private static string Grid(Array grid)
    {
        int rows = grid.GetLength(0), columns = grid.GetLength(1);
        int shownRows = Math.Min(rows, Table.MostRows), shownColumns = Math.Min(columns, Table.MostColumns);
        var html = new StringBuilder("<table><tbody>");
        for (int r = 0; r < shownRows; r++)
        {
            html.Append("\n<tr>");
            for (int c = 0; c < shownColumns; c++)
                html.Append("<td").Append(AsNumber).Append('>').Append(Encode(TextView.Short(grid.GetValue(r, c)))).Append("</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        return rows == shownRows && columns == shownColumns ? html.ToString()
            : html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<p>{shownRows} of {rows} rows, {shownColumns} of {columns} columns</p>").ToString();
    }

    private static string Cell(object? value, int depth)
    {
        if (ReferenceEquals(value, Table.Nothing))
            return "";
        if (value is HtmlContent html)
            return html.Html;
        string text = Encode(value is string whole ? whole : TextView.Short(value));
        return value is null or string || depth >= MostDepth || FormatterConvention.TryText(value) is not null || Block(value, depth + 1) is not { } block
            ? text
            : $"<details><summary>{Summary(value, text)}</summary>{block}</details>";
    }

    private static string Summary(object value, string text) =>
        value is ICollection many ? FormattableString.Invariant($"{many.Count} of {Encode(TextView.NameOf(value.GetType()))}") : text;
}
