using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>Answers what editors ask of the language, with places turned from code points to UTF-16 units and back.</summary>
internal static class EditorDesk
{
    private const string Indent = "    ";

    /// <summary>The content of <c>complete_reply</c>.</summary>
    public static JsonObject Complete(ILanguageService language, Request request)
    {
        string code = request.Text("code");
        Completions found = language.Complete(code, Place(request, code));
        return new()
        {
            ["matches"] = new JsonArray([.. found.Items.Select(item => (JsonNode)item)]),
            ["cursor_start"] = CodePoints.FromUtf16(code, found.Start),
            ["cursor_end"] = CodePoints.FromUtf16(code, found.End),
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>The content of <c>inspect_reply</c>.</summary>
    public static JsonObject Inspect(ILanguageService language, Request request)
    {
        string code = request.Text("code");
        Display.MimeBundle? known = language.Inspect(code, Place(request, code));
        return new()
        {
            ["found"] = known is not null,
            ["data"] = known is null ? new JsonObject() : Bundles.Data(known),
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>The content of <c>is_complete_reply</c>.</summary>
    public static JsonObject IsComplete(ILanguageService language, Request request) => language.IsComplete(request.Text("code")) switch
    {
        Completeness.Complete => new() { ["status"] = "complete" },
        Completeness.Incomplete => new() { ["status"] = "incomplete", ["indent"] = Indent },
        _ => new() { ["status"] = "invalid" },
    };

    private static int Place(Request request, string code) => CodePoints.ToUtf16(code, request.Number("cursor_pos", code.Length));
}
