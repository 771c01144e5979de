using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>The cells that were run in this kernel's life, for consoles that offer earlier lines. There is one session, number 0.</summary>
internal sealed class History
{
    private readonly Lock gate = new();
    private readonly List<(int Line, string Code, string? Result)> cells = [];

    /// <summary>Adds a cell.</summary>
    public void Add(int line, string code, string? result)
    {
        lock (gate)
            cells.Add((line, code, result));
    }

    /// <summary>Answers a <c>history_request</c>: the last cells, a range of them, or those that match a pattern with * and ?.</summary>
    public JsonObject Find(Request request)
    {
        List<(int Line, string Code, string? Result)> found;
        lock (gate)
            found = [.. cells];
        int last = Math.Max(0, request.Number("n", int.MaxValue));
        switch (request.Text("hist_access_type", "tail"))
        {
            case "range":
                int start = request.Number("start", 0), stop = request.Number("stop", int.MaxValue);
                found = [.. found.Where(cell => cell.Line >= start && cell.Line < stop)];
                break;
            case "search":
                string pattern = request.Text("pattern", "*");
                found = [.. found.Where(cell => FileSystemName.MatchesSimpleExpression(pattern, cell.Code, ignoreCase: false))];
                if (request.Flag("unique", otherwise: false))
                    found = [.. found.GroupBy(cell => cell.Code).Select(same => same.Last()).OrderBy(cell => cell.Line)];
                found = [.. found.TakeLast(last)];
                break;
            default:
                found = [.. found.TakeLast(last)];
                break;
        }
        bool withResults = request.Flag("output", otherwise: false);
        return new()
        {
            ["history"] = new JsonArray([.. found.Select(cell =>
                (JsonNode)new JsonArray(0, cell.Line, withResults ? new JsonArray(cell.Code, cell.Result) : JsonValue.Create(cell.Code)))]),
        };
    }
}
