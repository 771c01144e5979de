using System.Text.Json;

namespace MerWorkbench.Notebooks.Languages.Python;

/// <summary>A message from Python.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Json">What it says.</param>
/// <param name="Blob">The bytes of the arrays in it.</param>
internal sealed record PythonMessage(string Kind, JsonElement Json, byte[] Blob)
{
    /// <summary>A part that is a text, or null.</summary>
    public string? Text(string part) => Json.TryGetProperty(part, out JsonElement found) ? found.GetString() : null;
}
