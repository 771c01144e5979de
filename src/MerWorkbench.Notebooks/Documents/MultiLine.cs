using System.Text.Json;
using System.Text.Json.Nodes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Documents;

/// <summary>Texts in notebook files: one string, or (so that differences read well) a list of lines that keep their line breaks.</summary>
internal static class MultiLine
{
    /// <summary>The whole text; empty when there is none.</summary>
    public static string Join(JsonNode? node, string where) => node switch
    {
        null => "",
        JsonArray lines when lines.All(IsText) => string.Concat(lines.Select(line => line!.GetValue<string>())),
        JsonValue when IsText(node) => node.GetValue<string>(),
        _ => throw new MerException("A text or a list of texts was expected.", where),
    };

    /// <summary>The text as a list of lines.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
