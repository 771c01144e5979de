using System.Text;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>Tables of results, with their caption above.</summary>
internal sealed class ResultTableView : View<ResultTable>
{
    /// <summary>The table as HTML.</summary>
    public static string HtmlOf(ResultTable table)
    {
        var html = new StringBuilder("<table><caption style=\"caption-side:top;text-align:left\">").Append(Encode(table.Caption)).Append("</caption><thead><tr>");
        foreach (ResultColumn column in table.Columns)
            html.Append(column.IsNumeric ? "<th style=\"text-align:right\">" : "<th style=\"text-align:left\">").Append(Encode(column.Name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        for (int r = 0; r < table.Rows.Count; r++)
        {
            html.Append("\n<tr>");
            for (int c = 0; c < table.Columns.Count; c++)
                html.Append(table.Columns[c].IsNumeric ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">").Append(Encode(table.Shown(r, c))).Append("</td>");
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as text.</summary>
    public static string TextOf(ResultTable table) => $"{table.Caption}\n\n{table.ToMarkdown().TrimEnd('\n')}";

    /// <inheritdoc/>
    protected override string Text(ResultTable value) => TextOf(value);

    /// <inheritdoc/>
    protected override string? Html(ResultTable value) => HtmlOf(value);
}
