using System.Text;
using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Documents;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Runner;

/// <summary>
/// Gathers the outputs of a notebook's cells in the form of its file. Nothing that changes from run to run is kept:
/// no times, no names of displays; texts that follow each other in one stream become one output.
/// </summary>
internal sealed class RecordedOutputs : ICellOutput
{
    /// <summary>How much text one cell may put out, in UTF-16 units; the rest is dropped and said so.</summary>
    public const int TextLimit = 1_000_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<JsonObject>> shown = new(StringComparer.Ordinal);
    private readonly StringBuilder text = new();
    private JsonArray outputs = [];
    private OutputStream textStream;
    private int textLength;
    private bool clearLater;

    /// <summary>Begins a cell: outputs go there from now on.</summary>
    public void Begin()
    {
        lock (gate)
        {
            outputs = [];
            text.Clear();
            textLength = 0;
            clearLater = false;
        }
    }

    /// <summary>Ends the cell with how it went, and gives its outputs.</summary>
    public JsonArray End(CellOutcome outcome)
    {
        lock (gate)
        {
            Flush();
            if (outcome.Result is { } result)
                outputs.Add(new JsonObject
                {
                    ["data"] = Data(result),
                    ["execution_count"] = outcome.ExecutionCount,
                    ["metadata"] = new JsonObject(),
                    ["output_type"] = "execute_result",
                });
            if (outcome.Error is { } error)
                outputs.Add(new JsonObject
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["output_type"] = "error",
                    ["traceback"] = new JsonArray([.. error.Trace.Select(line => JsonValue.Create(line))]),
                });
            return outputs;
        }
    }

    /// <inheritdoc/>
    public void Write(OutputStream stream, string text)
    {
        lock (gate)
        {
            ClearIfAsked();
            if (textLength >= TextLimit)
                return;
            if (stream != textStream)
                Flush();
            textStream = stream;
            int room = TextLimit - textLength;
            textLength += text.Length;
            this.text.Append(text.Length <= room ? text : string.Concat(text.AsSpan(0, room), "\n[cut here: a cell keeps one million characters]\n"));
        }
    }

    /// <inheritdoc/>
    public void Show(MimeBundle bundle, string? displayId = null)
    {
        lock (gate)
        {
            ClearIfAsked();
            Flush();
            var output = new JsonObject { ["data"] = Data(bundle), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
            outputs.Add(output);
            if (displayId is null)
                return;
            if (!shown.TryGetValue(displayId, out List<JsonObject>? places))
                shown[displayId] = places = [];
            places.Add(output);
        }
    }

    /// <inheritdoc/>
    public void Update(MimeBundle bundle, string displayId)
    {
        lock (gate)
        {
            foreach (JsonObject output in shown.GetValueOrDefault(displayId) ?? [])
                output["data"] = Data(bundle);
        }
    }

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
        lock (gate)
        {
            clearLater = true;
            if (!wait)
                ClearIfAsked();
        }
    }

    /// <inheritdoc/>
    /// <remarks>Nobody can be asked.</remarks>
    public string? Ask(string prompt, bool hidden, CancellationToken cancellation) => null;

    private void ClearIfAsked()
    {
        if (!clearLater)
            return;
        clearLater = false;
        text.Clear();
        outputs.Clear();
    }

    private void Flush()
    {
        if (text.Length == 0)
            return;
        outputs.Add(new JsonObject
        {
            ["name"] = textStream == OutputStream.Out ? "stdout" : "stderr",
            ["output_type"] = "stream",
            ["text"] = MultiLine.Split(Overwritten(text.ToString())),
        });
        text.Clear();
    }

    // A line that returns to its beginning shows what was written last.
    private static string Overwritten(string text) => text.Contains('\r')
        ? string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd('\r')[(line.TrimEnd('\r').LastIndexOf('\r') + 1)..]))
        : text;

    private static JsonObject Data(MimeBundle bundle) => new(bundle.Select(form => KeyValuePair.Create<string, JsonNode?>(
        form.Key, Mime.IsJson(form.Key) ? JsonNode.Parse(form.Value) : form.Key == Mime.Png ? form.Value : MultiLine.Split(form.Value))));
}
