using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Store;

/// <summary>What the header of a <see cref="FeatureFile"/> says. The columns' names are in the <see cref="SetCard"/> of its folder.</summary>
internal sealed record FeatureHeader(
    string SetName, string SetHash, string Audio, long Frames, long Bins, RowTiming Timing, IReadOnlyList<string> Warnings, string Digest)
{
    private const int MostBins = 1 << 24;

    /// <summary>What the rows stand for where they are tokens of a text; null for sound.</summary>
    public string? Tokens { get; init; }

    /// <summary>What stands for the digest while it is taken.</summary>
    public static string NoDigest { get; } = new('0', 64);

    /// <summary>The bytes of the values.</summary>
    public long DataLength => Frames * Bins * sizeof(float);

    /// <summary>Whether it is the features of a sound by a set.</summary>
    public bool IsOf(FeatureSet set, ContentHash audio) => SetHash == set.Hash.Hex && Audio == audio.Hex && Bins == set.Columns.Count;

    /// <summary>The header's JSON, without padding.</summary>
    public byte[] ToJson()
    {
        var metadata = new Dictionary<string, string>
        {
            ["sha256"] = Digest,
            ["set"] = SetName,
            ["set_hash"] = SetHash,
            ["audio_sha256"] = Audio,
            ["first_seconds"] = Timing.First.Value.ToString("R", CultureInfo.InvariantCulture),
            ["hop_seconds"] = Timing.Hop.Value.ToString("R", CultureInfo.InvariantCulture),
            ["warnings"] = JsonSerializer.Serialize(Warnings, MerJson.Compact),
        };
        if (Tokens is not null)
            metadata.Add("tokens", Tokens);
        return JsonSerializer.SerializeToUtf8Bytes(new Document(metadata, new Tensor("F32", [Frames, Bins], [0, DataLength])), MerJson.Compact);
    }

    /// <summary>Reads a header; null where it is none of ours.</summary>
    public static FeatureHeader? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(json, MerJson.Compact) is
            {
                Metadata: { } about,
                Features: { Dtype: "F32", Shape: [> 0 and <= int.MaxValue and long frames, > 0 and <= MostBins and long bins], DataOffsets: [0, long end] },
            }
                && end == frames * bins * sizeof(float) && !DigestIn(json).Equals(default)
                ? new FeatureHeader(about["set"], about["set_hash"], about["audio_sha256"], frames, bins,
                    new RowTiming(SecondsOf(about["first_seconds"]), SecondsOf(about["hop_seconds"])),
                    JsonSerializer.Deserialize<string[]>(about["warnings"], MerJson.Compact) ?? [], about["sha256"])
                {
                    Tokens = about.GetValueOrDefault("tokens"),
                }
                : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Where in the JSON the digits of the digest are; an empty range where there are none.</summary>
    public static Range DigestIn(ReadOnlySpan<byte> json)
    {
        var key = "\"sha256\":\""u8;
        int at = json.IndexOf(key);
        return at < 0 || at + key.Length + 64 > json.Length ? default : (at + key.Length)..(at + key.Length + 64);
    }

    private static Seconds SecondsOf(string text) => new(double.Parse(text, CultureInfo.InvariantCulture));

    private sealed record Document([property: JsonPropertyName("__metadata__")] Dictionary<string, string>? Metadata, Tensor? Features);

    private sealed record Tensor(string? Dtype, long[]? Shape, [property: JsonPropertyName("data_offsets")] long[]? DataOffsets);
}
