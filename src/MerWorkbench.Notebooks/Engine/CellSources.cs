using System.Text.RegularExpressions;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>The text of everything that was run, so that an error can show the line it speaks of.</summary>
internal sealed class CellSources
{
    private readonly Dictionary<string, SortedDictionary<int, string>> sources = new(StringComparer.Ordinal);

    /// <summary>Keeps the lines of a stretch of code.</summary>
    public void Add(CellCode code)
    {
        lock (sources)
        {
            if (!sources.TryGetValue(code.Source, out SortedDictionary<int, string>? lines))
                sources.Add(code.Source, lines = []);
            int line = code.FirstLine;
            foreach (string text in code.Text.ReplaceLineEndings("\n").Split('\n'))
                lines[line++] = text;
        }
    }

    /// <summary>The source that a debugger's file name means (the compiler makes <c>In[3]</c> an absolute path), or null.</summary>
    public string? Find(string? file)
    {
        if (file is null)
            return null;
        lock (sources)
            return sources.ContainsKey(file) ? file : sources.ContainsKey(Path.GetFileName(file)) ? Path.GetFileName(file) : null;
    }

    /// <summary>A line, from 1, without the spaces around it; empty where there is none.</summary>
    public string Line(string source, int line)
    {
        lock (sources)
            return sources.TryGetValue(source, out var lines) && lines.TryGetValue(line, out string? text) ? text.Trim() : "";
    }

    /// <summary>The numbers of the lines in which something stands.</summary>
    public IReadOnlyList<int> Lines(string source, Regex something)
    {
        lock (sources)
            return sources.TryGetValue(source, out var lines) ? [.. lines.Where(line => something.IsMatch(line.Value)).Select(line => line.Key)] : [];
    }
}
