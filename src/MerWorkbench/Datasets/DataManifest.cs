using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>The size and SHA-256 of every file of a folder, kept in it as <see cref="FileName"/> and written last.</summary>
/// <param name="Files">Each file by its path below the folder, with forward slashes.</param>
public sealed record DataManifest(SortedDictionary<string, DataManifest.Entry> Files)
{
    /// <summary>The manifest's own name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>What a file should be.</summary>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Sha256">Its digest, 64 hexadecimal digits.</param>
    public sealed record Entry(long Bytes, string Sha256);

    /// <summary>Records all files of a folder as they are now, and writes the manifest.</summary>
    public static DataManifest Record(string root)
    {
        var files = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            string name = NameOf(root, path);
            if (name != FileName && !name.EndsWith(AtomicFile.TemporarySuffix, StringComparison.Ordinal))
                files.Add(name, new(new FileInfo(path).Length, ContentHash.OfFile(path).Hex));
        }
        var manifest = new DataManifest(files);
        AtomicFile.WriteText(Path.Combine(root, FileName), JsonSerializer.Serialize(manifest, MerJson.Indented) + "\n");
        return manifest;
    }

    /// <summary>The manifest of a folder, or null where it has none.</summary>
    /// <exception cref="MerException">The manifest is damaged.</exception>
    public static DataManifest? TryLoad(string root)
    {
        string path = Path.Combine(root, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<DataManifest>(File.ReadAllText(path), MerJson.Indented) is { Files: not null } manifest
                ? manifest
                : throw new MerException("The manifest is damaged: it lists no files.", path);
        }
        catch (JsonException e)
        {
            throw new MerException($"The manifest is damaged: {e.Message}", path, "Delete it, or fetch the data again.", e);
        }
    }

    /// <summary>How a file differs from what the manifest says of it, or null where it does not.</summary>
    public string? Difference(string root, string path)
    {
        if (!Files.TryGetValue(NameOf(root, path), out Entry? expected))
            return "the manifest does not list it";
        long bytes = new FileInfo(path).Length;
        if (bytes != expected.Bytes)
            return FormattableString.Invariant($"expected {expected.Bytes} bytes, got {bytes}");
        string hash = ContentHash.OfFile(path).Hex;
        return hash == expected.Sha256 ? null : $"expected SHA-256 {expected.Sha256[..12]}..., got {hash[..12]}...";
    }

    private static string NameOf(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
