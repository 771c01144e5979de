using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MerWorkbench.Foundation;

/// <summary>The one way JSON is written here: camelCase names, indented by two, names of enum members as text, the same bytes each time.</summary>
public static class MerJson
{
    /// <summary>For files a person may open.</summary>
    public static JsonSerializerOptions Indented { get; } = Make(indented: true);

    /// <summary>For one line of a log or a hash.</summary>
    public static JsonSerializerOptions Compact { get; } = Make(indented: false);

    private static JsonSerializerOptions Make(bool indented) => new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
