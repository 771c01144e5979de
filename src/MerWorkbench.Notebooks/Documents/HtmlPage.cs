using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using MerWorkbench.Notebooks.Display;

namespace MerWorkbench.Notebooks.Documents;

/// <summary>A notebook as one page that needs no network: text, code, outputs.</summary>
public static partial class HtmlPage
{
    private const string Style = """
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.55 "DejaVu Sans", system-ui, sans-serif; color: #222; background: white }
        h1, h2, h3 { line-height: 1.25 }
        pre { font: 13px/1.5 "DejaVu Sans Mono", ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 }
        .code { background: #f6f7f9; border-left: 3px solid #b8c4d6; padding: .6rem .8rem; margin: 1rem 0 .3rem; position: relative }
        .code[data-count]::after { content: "[" attr(data-count) "]"; position: absolute; top: .4rem; right: .6rem; color: #8a93a3; font: 12px ui-monospace, monospace }
        .code .k { color: #7a3e9d } .code .s { color: #0b7a4b } .code .c { color: #7a828e; font-style: italic } .code .n { color: #b0541e }
        .out { margin: .3rem 0 1rem .8rem; overflow-x: auto }
        .out.stderr, .out.error { background: #fff3f1; padding: .5rem .8rem }
        .out svg, .out img { max-width: 100%; height: auto }
        table { border-collapse: collapse; font-size: 14px } th, td { padding: .2rem .6rem; border-bottom: 1px solid #ddd; text-align: left }
        """;

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="title">The page's title; by default the first heading.</param>
    public static string Of(NotebookDocument notebook, string? title = null)
    {
        title ??= notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => cell.Source.Split('\n'))
            .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..] ?? "Notebook";
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
            .Append(WebUtility.HtmlEncode(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n");
        foreach (NotebookCell cell in notebook.Cells)
        {
            switch (cell.Kind)
            {
                case CellKind.Markdown:
                    page.Append(Markdig.Markdown.ToHtml(cell.Source, Markdown));
                    break;
                case CellKind.Raw:
                    Pre(page, "out", cell.Source);
                    break;
                default:
                    page.Append("<pre class=\"code\"").Append(cell.ExecutionCount is { } count ? $" data-count=\"{count}\"" : "").Append('>')
                        .Append(CodeHtml.Of(cell.Source)).Append("</pre>\n");
                    foreach (JsonNode? output in cell.Outputs)
                        Append(page, (JsonObject)output!);
                    break;
            }
        }
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, JsonObject output)
    {
        switch (output["output_type"]?.GetValue<string>())
        {
            case "stream":
                Pre(page, $"out {(output["name"]?.GetValue<string>() == "stderr" ? "stderr" : "stdout")}", MultiLine.Join(output["text"], "text"));
                break;
            case "error":
                IEnumerable<string> trace = output["traceback"]?.AsArray().Select(line => line!.GetValue<string>()) ?? [];
                Pre(page, "out error", Colours().Replace(string.Join('\n', trace), ""));
                break;
            default:
                if (output["data"] is JsonObject data)
                    page.Append("<div class=\"out\">").Append(Richest(data)).Append("</div>\n");
                break;
        }
    }

    private static string Richest(JsonObject data)
    {
        string? Form(string mime) => data[mime] is { } form ? MultiLine.Join(form, mime) : null;
        return Form(Mime.Html)
            ?? Form(Mime.Svg)
            ?? (Form(Mime.Png) is { } png ? $"<img alt=\"{WebUtility.HtmlEncode(Form(Mime.Plain) ?? "image")}\" src=\"data:image/png;base64,{png.ReplaceLineEndings("")}\">" : null)
            ?? (Form(Mime.Markdown) is { } markdown ? Markdig.Markdown.ToHtml(markdown, Markdown) : null)
            ?? (Form(Mime.JavaScript) is { } script ? $"<script>{script}</script>" : null)
            ?? $"<pre>{WebUtility.HtmlEncode(Form(Mime.Plain) ?? "")}</pre>";
    }

    private static void Pre(StringBuilder page, string kind, string text) =>
        page.Append("<pre class=\"").Append(kind).Append("\">").Append(WebUtility.HtmlEncode(text.TrimEnd('\n'))).Append("</pre>\n");

    // What a terminal takes as colour is noise on a page.
    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();
}
