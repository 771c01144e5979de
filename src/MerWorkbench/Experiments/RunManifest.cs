using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Experiments;

/// <summary>The list of a finished run's files with size and SHA-256. It is written last: a folder without a valid one is unfinished.</summary>
/// <param name="Files">The files by name, in ordinal order.</param>
public sealed record RunManifest(IReadOnlyDictionary<string, RunManifest.Entry> Files)
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>One file.</summary>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Sha256">Its digest.</param>
    public sealed record Entry(long Bytes, string Sha256);

    /// <summary>Lists files of a folder and writes the manifest.</summary>
    public static void Write(string folder, IEnumerable<string> names)
    {
        var files = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            string path = Path.Combine(folder, name);
            files.Add(name, new(new FileInfo(path).Length, ContentHash.OfFile(path).Hex));
        }
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(new RunManifest(files), MerJson.Indented) + "\n");
    }

    /// <summary>What is wrong with a folder's files, or null where all are as the manifest says.</summary>
    public static string? Fault(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return "it has no manifest";
        RunManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<RunManifest>(File.ReadAllText(path), MerJson.Indented);
        }
        catch (JsonException)
        {
            return "its manifest cannot be read";
        }
        foreach (var (name, entry) in manifest!.Files)
        {
            string file = Path.Combine(folder, name);
            if (!File.Exists(file))
                return $"{name} is missing";
            if (new FileInfo(file).Length != entry.Bytes || ContentHash.OfFile(file).Hex != entry.Sha256)
                return $"{name} has changed since the run ended";
        }
        return null;
    }
}
