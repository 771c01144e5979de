using System.Text;
using System.Text.Json;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

/// <summary>A message of the kernel, read without the kernel's own code.</summary>
internal sealed record Message(Channel Channel, string Identity, string Type, string? ParentId, JsonElement Content)
{
    public static Message Read(Channel channel, IReadOnlyList<byte[]> frames)
    {
        string[] texts = [.. frames.Select(Encoding.UTF8.GetString)];
        int delimiter = Array.IndexOf(texts, "<IDS|MSG>");
        JsonElement parent = JsonDocument.Parse(texts[delimiter + 3]).RootElement;
        return new(channel, string.Join('/', texts.Take(delimiter)),
            JsonDocument.Parse(texts[delimiter + 2]).RootElement.GetProperty("msg_type").GetString()!,
            parent.TryGetProperty("msg_id", out JsonElement id) ? id.GetString() : null,
            JsonDocument.Parse(texts[delimiter + 5]).RootElement);
    }

    public string Text(string name) => Content.GetProperty(name).GetString()!;

    public string? Plain => Content.TryGetProperty("data", out JsonElement data) ? data.GetProperty("text/plain").GetString() : null;
}
