using System.Globalization;
using System.Text;

namespace MerWorkbench.Notebooks.Documents;

/// <summary>Reads .NET Interactive's text form of a notebook: each cell begins with a line that names its language.</summary>
internal static class Dib
{
    private static readonly string[] Languages =
        ["csharp", "c#", "fsharp", "f#", "markdown", "html", "javascript", "js", "mermaid", "sql", "python", "pwsh", "powershell", "http", "kql", "value", "meta"];

    public static NotebookDocument Read(string text)
    {
        var cells = new List<NotebookCell>();
        string language = "csharp";
        var lines = new StringBuilder();
        foreach (string line in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal) && Languages.Contains(line[2..].TrimEnd(), StringComparer.Ordinal))
            {
                Flush();
                language = line[2..].TrimEnd();
            }
            else
                lines.Append(line).Append('\n');
        }
        Flush();
        return new(cells);

        void Flush()
        {
            string source = lines.ToString().Trim('\n');
            lines.Clear();
            if (source.Length == 0 || language == "meta")
                return;
            string id = string.Create(CultureInfo.InvariantCulture, $"cell-{cells.Count + 1}");
            cells.Add(language switch
            {
                "markdown" => NotebookCell.Text(id, source),
                "csharp" or "c#" => NotebookCell.Code(id, source),
                _ => NotebookCell.Code(id, $"#!{language}\n{source}"),
            });
        }
    }
}
