using System.Text.RegularExpressions;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Store;

/// <summary>The folder of one set in a store, and the files in it that are the store's own; all others are nobody's business.</summary>
internal sealed partial record StoreFolder(string Path, string SetName, string ShortHash)
{
    /// <summary>How entries end.</summary>
    public const string Extension = ".safetensors";

    /// <summary>All folders of sets, by name.</summary>
    public static IEnumerable<StoreFolder> In(string root) => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)
            .Select(path => (path, match: FolderName().Match(System.IO.Path.GetFileName(path))))
            .Where(item => item.match.Success)
            .Select(item => new StoreFolder(item.path, item.match.Groups[1].Value, item.match.Groups[2].Value))
        : [];

    /// <summary>The set of this folder as the program knows it today; null where it knows none of this name and hash.</summary>
    public FeatureSet? Set => FeatureSets.TryFind(SetName) is { } set && set.Hash.Short == ShortHash ? set : null;

    /// <summary>The card that says what the set is, whether or not it is there.</summary>
    public FileInfo Card => new(System.IO.Path.Combine(Path, SetCard.FileName));

    /// <summary>The features of sounds, whole or damaged.</summary>
    public IEnumerable<FileInfo> Entries() => Files(EntryName());

    /// <summary>Files in the making, or left behind by killed processes.</summary>
    public IEnumerable<FileInfo> Parts() => Files(PartName());

    /// <summary>The folders that hold entries.</summary>
    public IEnumerable<string> Shelves() => Directory.EnumerateDirectories(Path).Where(path => ShelfName().IsMatch(System.IO.Path.GetFileName(path)));

    private IEnumerable<FileInfo> Files(Regex name) =>
        Shelves().Prepend(Path).SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles()).Where(file => name.IsMatch(file.Name));

    [GeneratedRegex("^(.+)-([0-9a-f]{12})$")]
    private static partial Regex FolderName();

    [GeneratedRegex("^[0-9a-f]{2}$")]
    private static partial Regex ShelfName();

    [GeneratedRegex("^[0-9a-f]{64}\\.safetensors$")]
    private static partial Regex EntryName();

    [GeneratedRegex("^([0-9a-f]{64}\\.safetensors|set\\.json)\\.[0-9]+-[0-9a-f]{32}\\" + AtomicFile.TemporarySuffix + "$")]
    private static partial Regex PartName();
}
