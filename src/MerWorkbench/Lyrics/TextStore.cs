using System.Text.Json;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics;

/// <summary>
/// Vectors of texts kept on disk beside the features of sounds (<see cref="FeatureStore"/>), one file a text, found by the content of the
/// text and the hash of the encoder. Any number of threads and processes may share it; a damaged file is noticed by its checksum and made anew.
/// </summary>
/// <remarks>
/// <code>texts/ENCODER-HASH12/AA/TEXTSHA256.safetensors     float32 [tokens + 1, dimension], the last row pooled; the tokens in its header</code>
/// A text of more than ten thousand tokens is encoded each time: its header would be too long. So is every text where words are looked up in a table
/// (<see cref="ITextEncoder.IsTable"/>): of 28,466 comments, files of fastText's vectors took minutes to write that were computed in a second.
/// </remarks>
public sealed class TextStore
{
    private const int Batch = 256, MostTokens = 10_000;

    /// <summary>Uses a folder, which is made when something is first kept.</summary>
    /// <param name="root">The folder of the feature store.</param>
    public TextStore(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        Root = Path.Combine(Path.GetFullPath(root), "texts");
    }

    /// <summary>The folder that holds, or would hold, the vectors of all encoders.</summary>
    public string Root { get; }

    /// <summary>The file that holds, or would hold, the vectors of a text.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="text">The text.</param>
    public string PathOf(ITextEncoder encoder, string text) => PathOf(encoder, ContentHash.OfText(text));

    /// <summary>The vectors of texts: read from the store, or computed and kept, so that work that was stopped goes on where it was.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="texts">The texts; one that occurs twice is encoded once.</param>
    /// <param name="progress">Told how many texts have their vectors; may be null.</param>
    /// <param name="token">Stops between two batches.</param>
    /// <returns>One encoding a text, in their order.</returns>
    /// <exception cref="MerException">The encoder refuses a text; nothing of its batch is kept.</exception>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<TextEncoding> Encode(ITextEncoder encoder, IReadOnlyList<string> texts, IProgress<WorkProgress>? progress = null, CancellationToken token = default)
    {
        (progress, token) = Ambient.Or(progress, token);
        if (encoder.IsTable)
            return encoder.Encode(texts, token);
        var known = new Dictionary<string, TextEncoding>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (string text in texts.Distinct(StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            if (Disk(encoder, () => TryRead(encoder, ContentHash.OfText(text))) is { } kept)
                known.Add(text, kept);
            else
                missing.Add(text);
        }
        int all = known.Count + missing.Count;
        foreach (string[] batch in missing.Chunk(Batch))
        {
            token.ThrowIfCancellationRequested();
            progress?.Report(new($"vectors by {encoder.Name}", known.Count, all));
            IReadOnlyList<TextEncoding> encoded = encoder.Encode(batch, token);
            for (int i = 0; i < batch.Length; i++)
            {
                known.Add(batch[i], encoded[i]);
                Keep(encoder, ContentHash.OfText(batch[i]), encoded[i]);
            }
        }
        return [.. texts.Select(text => known[text])];
    }

    private void Keep(ITextEncoder encoder, ContentHash text, TextEncoding encoding)
    {
        if (encoding.Tokens.Count > MostTokens)
            return;
        var about = new FeatureHeader(encoder.Name, encoder.Hash, text.Hex, encoding.Tokens.Count + 1, encoder.Dimension, encoding.Vectors.Timing, [], FeatureHeader.NoDigest)
        {
            Tokens = JsonSerializer.Serialize(encoding.Tokens, MerJson.Compact),
        };
        string file = PathOf(encoder, text);
        Disk(encoder, () =>
        {
            AtomicFile.Write(file, stream => FeatureFile.Write(stream, about, [encoding.Vectors.Values, encoding.Pooled]));
            return 0;
        });
    }

    private TextEncoding? TryRead(ITextEncoder encoder, ContentHash text)
    {
        FeatureHeader? about = null;
        bool IsRight(FeatureHeader header)
        {
            about = header;
            return header.SetHash == encoder.Hash && header.Audio == text.Hex && header.Bins == encoder.Dimension && header is { Frames: > 1, Tokens: not null };
        }
        if (FeatureFile.ReadValues(PathOf(encoder, text), IsRight) is not { } values)
            return null;
        TextToken[] tokens = JsonSerializer.Deserialize<TextToken[]>(about!.Tokens!, MerJson.Compact)!;
        return tokens.Length == about.Frames - 1 ? TextEncoding.Of(tokens, values[..^encoder.Dimension], values[^encoder.Dimension..]) : null;
    }

    private string PathOf(ITextEncoder encoder, ContentHash text) =>
        Path.Combine(Root, $"{encoder.Name}-{encoder.Hash[..12]}", text.Hex[..2], text.Hex + StoreFolder.Extension);

    private T Disk<T>(ITextEncoder encoder, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(Path.Combine(Root, encoder.Name), Root, fault);
        }
    }
}
