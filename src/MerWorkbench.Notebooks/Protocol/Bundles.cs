using System.Text.Json;
using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Display;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>Values as the protocol carries them.</summary>
internal static class Bundles
{
    /// <summary>The content of <c>display_data</c>, <c>update_display_data</c> and <c>execute_result</c>.</summary>
    /// <param name="bundle">The value.</param>
    /// <param name="displayId">The name by which it can be replaced, or null.</param>
    public static JsonObject Content(MimeBundle bundle, string? displayId = null)
    {
        var content = new JsonObject { ["data"] = Data(bundle), ["metadata"] = new JsonObject() };
        if (displayId is not null)
            content["transient"] = new JsonObject { ["display_id"] = displayId };
        return content;
    }

    /// <summary>The forms by mime type: JSON as a value, all others as text.</summary>
    public static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach ((string mime, string form) in bundle)
            data[mime] = Mime.IsJson(mime) ? Parsed(form) : form;
        return data;
    }

    /// <summary>About how many bytes it is.</summary>
    public static long Size(MimeBundle bundle) => bundle.Sum(form => (long)form.Value.Length);

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
