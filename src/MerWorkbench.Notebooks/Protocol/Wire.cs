using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>
/// Messages as frames and back: identities, a delimiter, the HMAC-SHA256 of the four JSON frames that follow
/// (header, parent's header, metadata, content), and buffers, which no message here has. Jupyter messaging 5.4.
/// <see cref="Decode"/> is the socket thread's; <see cref="Encode"/> may be called from any.
/// </summary>
internal sealed class Wire
{
    /// <summary>The version of the protocol spoken.</summary>
    public const string ProtocolVersion = "5.4";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] key;
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly ReplayGuard seen = new();
    private long sent;

    /// <summary>Messages signed with a key; an empty one means that none is signed.</summary>
    public Wire(string key) => this.key = Encoding.UTF8.GetBytes(key);

    /// <summary>The frames of a message.</summary>
    /// <param name="type">What it is: <c>stream</c>.</param>
    /// <param name="parent">The header of the request that it answers; empty where there is none.</param>
    /// <param name="content">What it says.</param>
    /// <param name="identities">To whom; on the publishing socket its topic.</param>
    public byte[][] Encode(string type, ReadOnlySpan<byte> parent, JsonObject content, IReadOnlyList<byte[]> identities)
    {
        byte[] header = Json(new JsonObject
        {
            ["msg_id"] = string.Create(CultureInfo.InvariantCulture, $"{session}_{Interlocked.Increment(ref sent)}"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        });
        byte[] parentHeader = parent.IsEmpty ? Empty : parent.ToArray(), body = Json(content);
        return [.. identities, Delimiter, Sign(header, parentHeader, Empty, body), header, parentHeader, Empty, body];
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="WireException">It is malformed, not rightly signed, or was there before.</exception>
    public Request Decode(Channel channel, IReadOnlyList<byte[]> frames)
    {
        int delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter))
            delimiter++;
        if (frames.Count < delimiter + 6)
            throw new WireException($"A message of {frames.Count} frames has {(delimiter == frames.Count ? "no delimiter" : "too few frames after its delimiter")}.");
        byte[] signature = frames[delimiter + 1], header = frames[delimiter + 2];
        if (key.Length > 0)
        {
            if (!CryptographicOperations.FixedTimeEquals(signature, Sign(header, frames[delimiter + 3], frames[delimiter + 4], frames[delimiter + 5])))
                throw new WireException("A message was not signed with this kernel's key.");
            if (!seen.TryAdd(Convert.FromHexString(Encoding.ASCII.GetString(signature))))
                throw new WireException("A message came a second time.");
        }
        JsonElement content = Parse(frames[delimiter + 5], "content");
        return Parse(header, "header") is var parsed && parsed.TryGetProperty("msg_type", out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? new(channel, [.. frames.Take(delimiter)], header, type.GetString()!, content)
            : throw new WireException("A message's header has no msg_type.");
    }

    private byte[] Sign(params ReadOnlySpan<byte[]> frames)
    {
        if (key.Length == 0)
            return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (byte[] frame in frames)
            hash.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static JsonElement Parse(byte[] frame, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new WireException($"A message's {name} is no JSON object.");
        }
        catch (JsonException fault)
        {
            throw new WireException($"A message's {name} is no JSON: {fault.Message}", fault);
        }
    }

    private static byte[] Json(JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plainly))
            value.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
