using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Store;

/// <summary>What a store need not hold. Only files that the store itself wrote are ever in the list.</summary>
public sealed class StoreWaste
{
    private readonly string _root;

    private StoreWaste(string root, IReadOnlyList<Item> items) => (_root, Items) = (root, items);

    /// <summary>Why something need not be held.</summary>
    public enum Reason
    {
        /// <summary>The program has no set of this name with these parameters any more, or never had: a set of one's own counts as such.</summary>
        UnknownSet,

        /// <summary>The checksum is wrong, or the file is not what its name says.</summary>
        Damaged,

        /// <summary>It was not used for long.</summary>
        Unused,

        /// <summary>A killed process left it half written.</summary>
        Leftover,
    }

    /// <summary>A file.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Set">The name of its set.</param>
    /// <param name="Why">Why it need not be held.</param>
    public sealed record Item(string Path, long Bytes, string Set, Reason Why);

    /// <summary>The files.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <summary>How much room they take.</summary>
    public long Bytes => Items.Sum(item => item.Bytes);

    /// <summary>Removes them, and the folders that are empty then.</summary>
    /// <exception cref="StoreException">A file cannot be removed; those before it are gone.</exception>
    public void Remove()
    {
        foreach (Item item in Items)
        {
            try
            {
                if (item.Why != Reason.Leftover || AtomicFile.IsLeftover(item.Path))
                    File.Delete(item.Path);
            }
            catch (DirectoryNotFoundException)
            {
                // Another process was faster.
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new StoreException(item.Path, _root, fault);
            }
        }
        foreach (StoreFolder folder in StoreFolder.In(_root).Where(folder => Items.Any(item => item.Path.StartsWith(folder.Path, StringComparison.Ordinal))))
        {
            foreach (string shelf in folder.Shelves())
                RemoveIfEmpty(shelf);
            RemoveIfEmpty(folder.Path);
        }
    }

    internal static StoreWaste In(string root, TimeSpan? unusedFor, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        DateTime? oldest = DateTime.UtcNow - unusedFor;
        var items = new List<Item>();
        (StoreFolder Folder, FileInfo[] Entries)[] all = [.. StoreFolder.In(root).Select(folder => (folder, folder.Entries().ToArray()))];
        int total = all.Sum(item => item.Entries.Length), done = 0;
        foreach (var (folder, entries) in all)
        {
            bool known = folder.Set is not null;
            foreach (FileInfo entry in entries)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!known)
                    Add(folder, entry, Reason.UnknownSet);
                else if (entry.LastWriteTimeUtc < oldest)
                    Add(folder, entry, Reason.Unused);
                else if (!IsWhole(folder, entry))
                    Add(folder, entry, Reason.Damaged);
                progress?.Report(new("checking features", ++done, total, folder.SetName));
            }
            if (!known && folder.Card is { Exists: true } card)
                Add(folder, card, Reason.UnknownSet);
            foreach (FileInfo part in folder.Parts())
            {
                if (AtomicFile.IsLeftover(part.FullName))
                    Add(folder, part, Reason.Leftover);
            }
        }
        return new(root, items);

        void Add(StoreFolder folder, FileInfo file, Reason why) => items.Add(new(file.FullName, file.Length, folder.SetName, why));
    }

    private static bool IsWhole(StoreFolder folder, FileInfo entry) =>
        FeatureFile.Check(entry.FullName) is { } about
        && about.Audio == Path.GetFileNameWithoutExtension(entry.Name) && about.SetHash.StartsWith(folder.ShortHash, StringComparison.Ordinal);

    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Something was put there meanwhile.
        }
    }
}
