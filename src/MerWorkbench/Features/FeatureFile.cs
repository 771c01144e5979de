using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>
/// A feature matrix on disk in the layout of safetensors: the length of a JSON header (8 bytes), the header, the values as little-endian
/// float32. The tensor is called <c>features</c>; its metadata say what it is, and hold a SHA-256 over the whole file,
/// taken with the digest's own place filled with zeros.
/// </summary>
internal static class FeatureFile
{
    private const int LongestHeader = 1 << 20;
    private static readonly string NoDigest = new('0', 64);

    public static void Write(string path, FeatureMatrix matrix, FeatureSet set, ContentHash audio)
    {
        var values = MemoryMarshal.AsBytes(matrix.Values.Span);
        var header = new Header(
            new Dictionary<string, string>
            {
                ["sha256"] = NoDigest,
                ["set"] = set.Name,
                ["set_hash"] = set.Hash.Hex,
                ["audio_sha256"] = audio.Hex,
                ["first_seconds"] = matrix.Timing.First.Value.ToString("R", CultureInfo.InvariantCulture),
                ["hop_seconds"] = matrix.Timing.Hop.Value.ToString("R", CultureInfo.InvariantCulture),
                ["columns"] = JsonSerializer.Serialize(matrix.Columns.Select(column => column.Name)),
                ["warnings"] = JsonSerializer.Serialize(matrix.Warnings),
                ["parameters"] = set.Parameters,
            },
            new Tensor("F32", [matrix.Frames, matrix.Bins], [0, values.Length]));
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header, MerJson.Compact);
        int padded = (json.Length + 7) / 8 * 8;
        var bytes = new byte[8 + padded + values.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, padded);
        bytes.AsSpan(8, padded).Fill((byte)' ');
        json.CopyTo(bytes, 8);
        values.CopyTo(bytes.AsSpan(8 + padded));
        Encoding.ASCII.GetBytes(ContentHash.OfBytes(bytes).Hex, DigestIn(bytes.AsSpan(8, padded)));
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where the file is damaged in any bit, or is of another set or sound.</summary>
    public static FeatureMatrix? Read(string path, FeatureSet set, ContentHash audio)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < 8 || BinaryPrimitives.ReadInt64LittleEndian(bytes) is not (> 0 and <= LongestHeader and long length) || length > bytes.Length - 8)
            return null;
        var json = bytes.AsSpan(8, (int)length);
        if (!DigestMatches(bytes, json))
            return null;
        // From here on the file is what was written; only by another version of this program or under another name.
        if (Parse(json) is not { } header)
            return null;
        var (about, tensor) = (header.Metadata, header.Features);
        var values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8 + (int)length));
        if (about["set_hash"] != set.Hash.Hex || about["audio_sha256"] != audio.Hex || tensor.DataOffsets[1] != values.Length * (long)sizeof(float)
            || tensor.Shape[1] != set.Columns.Count || tensor.Shape[0] * tensor.Shape[1] != values.Length)
            return null;
        var timing = new RowTiming(SecondsOf(about["first_seconds"]), SecondsOf(about["hop_seconds"]));
        return new FeatureMatrix(set.Columns, values.ToArray(), timing, JsonSerializer.Deserialize<string[]>(about["warnings"]));
    }

    private static bool DigestMatches(byte[] bytes, Span<byte> json)
    {
        var digest = DigestIn(json);
        if (digest.IsEmpty)
            return false;
        string said = Encoding.ASCII.GetString(digest);
        digest.Fill((byte)'0');
        return said == Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static Span<byte> DigestIn(Span<byte> json)
    {
        var key = "\"sha256\":\""u8;
        int at = json.IndexOf(key);
        return at < 0 || at + key.Length + 64 > json.Length ? [] : json.Slice(at + key.Length, 64);
    }

    private static Header? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Header>(json, MerJson.Compact);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Seconds SecondsOf(string text) => new(double.Parse(text, CultureInfo.InvariantCulture));

    private sealed record Header(
        [property: System.Text.Json.Serialization.JsonPropertyName("__metadata__")] Dictionary<string, string> Metadata,
        Tensor Features);

    private sealed record Tensor(
        string Dtype,
        long[] Shape,
        [property: System.Text.Json.Serialization.JsonPropertyName("data_offsets")] long[] DataOffsets);
}
