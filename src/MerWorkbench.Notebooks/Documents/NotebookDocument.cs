using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Documents;

/// <summary>
/// A notebook: cells in order, and what the file says besides. Reads <c>.ipynb</c> (format 4), <c>.dib</c> and plain code (<c>.cs</c>, <c>.csx</c>);
/// writes <c>.ipynb</c> the way Jupyter does (keys sorted, one space of indent), so that a difference shows what changed and nothing else.
/// </summary>
public sealed class NotebookDocument
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = PlainEncoder.Instance };

    private readonly JsonObject json;

    private NotebookDocument(JsonObject json, IEnumerable<NotebookCell> cells)
    {
        this.json = json;
        Cells = [.. cells];
    }

    /// <summary>An empty notebook for the kernel <c>.net-csharp</c>.</summary>
    public NotebookDocument(params IEnumerable<NotebookCell> cells) : this(new()
    {
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp" },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }, cells)
    {
    }

    /// <summary>The language of its cells that name none, as the file says it: <c>C#</c>, <c>python</c>; null where it does not.</summary>
    public string? Language => json["metadata"]?["kernelspec"]?["language"]?.GetValue<string>();

    /// <summary>The cells, in order.</summary>
    public List<NotebookCell> Cells { get; }

    /// <summary>The code cells, in order.</summary>
    public IEnumerable<NotebookCell> CodeCells => Cells.Where(cell => cell.Kind == CellKind.Code);

    /// <summary>Reads a notebook; the ending says which form.</summary>
    /// <exception cref="MerException">There is no such file, it is not a notebook, or its form is not known.</exception>
    public static NotebookDocument Read(string path)
    {
        if (!File.Exists(path))
            throw new MerException("There is no such notebook.", path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" => Parse(File.ReadAllText(path), path),
            ".dib" => Dib.Read(File.ReadAllText(path)),
            ".cs" or ".csx" => new(NotebookCell.Code("code", File.ReadAllText(path))),
            var other => throw new MerException($"A notebook ends in .ipynb, .dib, .csx or .cs; this one in '{other}'.", path),
        };
    }

    /// <summary>Reads the text of an <c>.ipynb</c> file.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="where">The name that errors give.</param>
    /// <exception cref="MerException">It is not a notebook of format 4.</exception>
    public static NotebookDocument Parse(string text, string where)
    {
        JsonNode? parsed;
        try
        {
            parsed = JsonNode.Parse(text);
        }
        catch (JsonException broken)
        {
            throw new MerException($"This is not JSON: {broken.Message}", $"{where}:{broken.LineNumber + 1}");
        }
        if (parsed is not JsonObject json || json["cells"] is not JsonArray cells)
            throw new MerException("This is not a notebook: an object with a list of cells was expected.", where);
        if (json["nbformat"] is not JsonValue format || !format.TryGetValue(out int major) || major != 4)
            throw new MerException($"Notebooks of format 4 are read; this one says {json["nbformat"]?.ToJsonString() ?? "nothing"}.", where,
                "Open it once in Jupyter and save it.");
        NotebookCell[] read = [.. cells.Select((cell, i) => cell is JsonObject one
            ? new NotebookCell((JsonObject)one.DeepClone(), $"{where}: cell {i + 1}")
            : throw new MerException("A cell must be an object.", $"{where}: cell {i + 1}"))];
        json.Remove("cells");
        return new(json, read);
    }

    /// <summary>Writes the notebook as <c>.ipynb</c>, whole or not at all.</summary>
    public void Write(string path) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>The text of the <c>.ipynb</c> file: the same notebook gives the same bytes.</summary>
    public string ToJson()
    {
        var whole = (JsonObject)json.DeepClone();
        whole["cells"] = new JsonArray([.. Cells.Select(cell => cell.ToJson())]);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Form))
            Sorted(whole)!.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray many => new JsonArray([.. many.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
