using System.Text.Json;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Sharing;

/// <summary>JSON texts as values of C#.</summary>
internal static class JsonValues
{
    /// <summary>The value of a JSON text, in the types that C# handles best.</summary>
    /// <exception cref="CellException">It is not JSON.</exception>
    public static object? Parse(string json, string what)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return PlainValue.Typed(Plain(document.RootElement));
        }
        catch (JsonException wrong)
        {
            throw new CellException("WrongJson", $"This is not JSON ({what}): {wrong.Message}");
        }
    }

    /// <summary>An element in the form of <see cref="PlainValue"/>.</summary>
    public static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out long whole) && !element.GetRawText().AsSpan().ContainsAny(".eE") ? (object)whole : element.GetDouble(),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(part => part.Name, part => Plain(part.Value)),
        _ => null,
    };
}
