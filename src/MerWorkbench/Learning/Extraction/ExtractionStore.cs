using System.Runtime.InteropServices;
using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning.Extraction;

/// <summary>
/// What trained extractors made of clips, kept on disk by the digest of all that decides it, so that a study that was killed goes on without
/// training them again, to the same bytes. A file that is damaged counts as none. The folder may be removed at any time.
/// </summary>
/// <param name="folder">The folder, made when something is first kept.</param>
/// <param name="environment">
/// Program, libraries and processor in words: what was trained elsewhere may differ in its last bits, and by another version in more, and is not taken.
/// </param>
public sealed class ExtractionStore(string folder, string environment)
{
    private const string Features = "features", Epochs = "epochs", Digest = "sha256";

    /// <summary>The file of a key.</summary>
    /// <param name="key">The digest of what decides the outcome, the environment left out.</param>
    internal string PathOf(string key)
    {
        string hex = ContentHash.OfText($"{key}\n{environment}").Hex;
        return Path.Combine(folder, hex[..2], $"{hex}.safetensors");
    }

    /// <summary>What is kept; null where there is nothing whole.</summary>
    /// <param name="key">The key.</param>
    /// <param name="clips">The clips, in the order of <see cref="Keep"/>.</param>
    internal LearnedFeatures? TryRead(string key, IReadOnlyList<Example> clips)
    {
        string path = PathOf(key);
        if (!File.Exists(path))
            return null;
        using var scope = NewDisposeScope();
        try
        {
            using var file = SafeTensorsFile.Open(path);
            Tensor features = file[Features];
            float[] values = features.data<float>().ToArray();
            if (features.shape[0] != clips.Count || file.Metadata[Digest] != DigestOf(values))
                return null;
            int width = values.Length / clips.Count;
            return new(clips.Select((clip, i) => (clip.Id, Row: values[(i * width)..((i + 1) * width)])).ToDictionary(row => row.Id, row => row.Row),
                JsonSerializer.Deserialize<EpochRecord[]>(file.Metadata[Epochs], MerJson.Compact)!);
        }
        catch (Exception e) when (e is TorchException or KeyNotFoundException or JsonException or IOException)
        {
            return null;
        }
    }

    /// <summary>Keeps an outcome; the file appears whole or not at all.</summary>
    internal void Keep(string key, IReadOnlyList<Example> clips, LearnedFeatures found)
    {
        using var scope = NewDisposeScope();
        float[] values = [.. clips.SelectMany(clip => found.Values[clip.Id])];
        SafeTensors.Save(PathOf(key), new Dictionary<string, Tensor> { [Features] = tensor(values, [clips.Count, values.Length / clips.Count]) },
            new Dictionary<string, string> { [Digest] = DigestOf(values), [Epochs] = JsonSerializer.Serialize(found.Epochs, MerJson.Compact) });
    }

    private static string DigestOf(float[] values) => ContentHash.OfBytes(MemoryMarshal.AsBytes<float>(values)).Hex;
}
