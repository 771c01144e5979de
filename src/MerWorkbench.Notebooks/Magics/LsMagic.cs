using System.Text;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Magics;

/// <summary><c>#!lsmagic</c>: what may follow <c>#!</c>.</summary>
internal sealed class LsMagic : IMagic
{
    /// <inheritdoc/>
    public string Name => "lsmagic";

    /// <inheritdoc/>
    public string Usage => "#!lsmagic";

    /// <inheritdoc/>
    public string Summary => "Lists the languages and magics.";

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<string> arguments, CellContext cell)
    {
        new MagicArguments(arguments, "#!lsmagic", Usage).Expect(0);
        (string Usage, string Summary)[] languages = [.. cell.Engine.Languages.Select(l => (string.Join(", ", l.Aliases.Prepend(l.Name).Select(name => $"#!{name}")), l.Summary))];
        (string Usage, string Summary)[] magics = [.. cell.Engine.Magics.Select(m => (m.Usage, m.Summary))];
        var plain = new StringBuilder();
        var html = new StringBuilder("<table class=\"mer\"><tbody>");
        foreach (var (title, lines) in new[] { ("Languages, of the lines that follow", languages), ("Magics", magics) })
        {
            plain.Append(title).Append('\n');
            html.Append("\n<tr><th colspan=\"2\" style=\"text-align:left\">").Append(title).Append("</th></tr>");
            foreach (var (usage, summary) in lines)
            {
                plain.Append("  ").Append(usage).Append("\n      ").Append(summary).Append('\n');
                html.Append("\n<tr><td style=\"text-align:left\"><code>").Append(HtmlView.Encode(usage)).Append("</code></td><td style=\"text-align:left\">")
                    .Append(HtmlView.Encode(summary)).Append("</td></tr>");
            }
        }
        html.Append("</tbody></table>");
        cell.Output.Show(new MimeBundle(plain.ToString().TrimEnd()).With(Mime.Html, html.ToString()));
        return Task.CompletedTask;
    }
}
