using System.Text.Json;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>A message from a client.</summary>
internal sealed class Request(Channel channel, IReadOnlyList<byte[]> identities, byte[] header, string type, JsonElement content)
{
    /// <summary>The channel on which it came, and on which its reply goes.</summary>
    public Channel Channel { get; } = channel;

    /// <summary>The frames that name the client to the socket.</summary>
    public IReadOnlyList<byte[]> Identities { get; } = identities;

    /// <summary>The header as it came: replies and outputs carry it as their parent's.</summary>
    public byte[] Header { get; } = header;

    /// <summary>What is asked: <c>execute_request</c>.</summary>
    public string Type { get; } = type;

    /// <summary>The question, a JSON object.</summary>
    public JsonElement Content { get; } = content;

    /// <summary>A text of the content; the other one where it is missing or is no text.</summary>
    public string Text(string name, string otherwise = "") =>
        Content.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : otherwise;

    /// <summary>A truth value of the content.</summary>
    public bool Flag(string name, bool otherwise) =>
        Content.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : otherwise;

    /// <summary>A whole number of the content.</summary>
    public int Number(string name, int otherwise) =>
        Content.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : otherwise;
}
