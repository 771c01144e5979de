namespace MerWorkbench.Datasets;

/// <summary>
/// The files below a dataset's folder, found by name wherever they lie: people unpack archives into folders of their own,
/// and mirrors nest them or write underscores for blanks.
/// </summary>
internal sealed class DatasetLayout
{
    private const int Depth = 6, MostFiles = 200_000;

    private static readonly string[] SoundSuffixes = [".mp3", ".wav", ".flac", ".au", ".ogg"];

    private readonly string root;

    private readonly Lazy<ILookup<string, string>> byName, sounds;

    public DatasetLayout(string root)
    {
        this.root = root;
        var files = new Lazy<string[]>(() => Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Depth, IgnoreInaccessible = true })
                .Where(path => !Path.GetFileName(path).StartsWith('.')) // a Mac's archives hold ._ twins
                .Take(MostFiles).OrderBy(path => path.Count(c => c == Path.DirectorySeparatorChar)).ThenBy(path => path, StringComparer.Ordinal)]
            : []);
        byName = new(() => files.Value.ToLookup(path => Plain(Path.GetFileName(path)), StringComparer.Ordinal));
        sounds = new(() => files.Value.Where(path => SoundSuffixes.Contains(Path.GetExtension(path).ToLowerInvariant()))
            .ToLookup(path => Plain(Path.GetFileNameWithoutExtension(path)), StringComparer.Ordinal));
    }

    /// <summary>Where a file is that usually has this path below the folder, or null where it is nowhere.</summary>
    public string? TryFind(string usual)
    {
        string path = Path.Combine(root, usual);
        return File.Exists(path) ? path : Best(byName.Value[Plain(Path.GetFileName(usual))], usual);
    }

    /// <summary>Where a file is that usually has this path below the folder; that path where it is nowhere.</summary>
    public string Find(string usual) => TryFind(usual) ?? Path.Combine(root, usual);

    /// <summary>The same for a sound, which may be in another format.</summary>
    public string? TryFindSound(string usual)
    {
        string path = Path.Combine(root, usual);
        return File.Exists(path) ? path : Best(sounds.Value[Plain(Path.GetFileNameWithoutExtension(usual))], usual);
    }

    // A file in a folder of the usual name goes before others, then the one nearest to the root.
    private static string? Best(IEnumerable<string> paths, string usual)
    {
        string folder = FolderOf(usual);
        return paths.OrderBy(path => FolderOf(path) == folder ? 0 : 1).FirstOrDefault();
    }

    private static string FolderOf(string path) => Plain(Path.GetFileName(Path.GetDirectoryName(path) ?? ""));

    private static string Plain(string name) => name.Replace('_', ' ').ToLowerInvariant();
}
