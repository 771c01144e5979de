using System.Text.Json.Nodes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Documents;

/// <summary>
/// A cell of a notebook, as a view of its JSON: what this program does not know of stays as it is.
/// </summary>
public sealed class NotebookCell
{
    private readonly JsonObject json;

    internal NotebookCell(JsonObject json, string where)
    {
        this.json = json;
        Kind = json["cell_type"]?.GetValue<string>() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new MerException($"A cell must be code, markdown or raw; got {(other is null ? "none of them" : $"'{other}'")}.", where),
        };
        Source = MultiLine.Join(json["source"], $"{where}: source");
        if (json["metadata"] is not JsonObject)
            json["metadata"] = new JsonObject();
    }

    /// <summary>A new code cell.</summary>
    /// <param name="id">Its name within the notebook, which no other cell has.</param>
    /// <param name="source">The code.</param>
    /// <param name="tags">Its tags.</param>
    public static NotebookCell Code(string id, string source, params IEnumerable<string> tags)
    {
        var cell = new NotebookCell(new()
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        }, id);
        foreach (string tag in tags)
            cell.AddTag(tag);
        return cell;
    }

    /// <summary>A new cell of text.</summary>
    /// <inheritdoc cref="Code"/>
    public static NotebookCell Text(string id, string source) => new(new()
    {
        ["cell_type"] = "markdown",
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["source"] = source,
    }, id);

    /// <summary>What the cell is.</summary>
    public CellKind Kind { get; }

    /// <summary>The text or code.</summary>
    public string Source { get; }

    /// <summary>Its name within the notebook, or null in notebooks older than format 4.5.</summary>
    public string? Id => json["id"]?.GetValue<string>();

    /// <summary>The language that the file says this cell is in, as editors of .NET Interactive note it; null where it is the notebook's.</summary>
    public string? Language =>
        (json["metadata"]!["polyglot_notebook"]?["kernelName"] ?? json["metadata"]!["dotnet_interactive"]?["language"])?.GetValue<string>();

    /// <summary>Its tags: <c>parameters</c>, <c>raises-exception</c>, <c>hide-input</c>.</summary>
    public IReadOnlyList<string> Tags => json["metadata"]!["tags"] is JsonArray tags ? [.. tags.Select(tag => tag!.GetValue<string>())] : [];

    /// <summary>The number in its brackets, or null.</summary>
    public int? ExecutionCount
    {
        get => json["execution_count"]?.GetValue<int>();
        set => json["execution_count"] = value;
    }

    /// <summary>Its outputs, in the form of the notebook's format; empty for text.</summary>
    public JsonArray Outputs
    {
        get => json["outputs"] as JsonArray ?? [];
        set => json["outputs"] = value;
    }

    internal JsonObject ToJson()
    {
        var written = (JsonObject)json.DeepClone();
        written["source"] = MultiLine.Split(Source);
        return written;
    }

    private void AddTag(string tag)
    {
        var metadata = (JsonObject)json["metadata"]!;
        if (metadata["tags"] is not JsonArray tags)
            metadata["tags"] = tags = [];
        tags.Add(tag);
    }
}
