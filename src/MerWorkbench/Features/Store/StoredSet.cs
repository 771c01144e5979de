namespace MerWorkbench.Features.Store;

/// <summary>What a store holds of one set.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Name">The set's name.</param>
/// <param name="ShortHash">The first twelve digits of its hash.</param>
/// <param name="Card">What the set was when its features were taken; null where the card is missing or damaged.</param>
/// <param name="IsKnown">Whether the program still has this set with these parameters. Features of others are not used any more.</param>
/// <param name="Songs">How many sounds there are features of.</param>
/// <param name="Bytes">How much room they take.</param>
/// <param name="LastUsed">When one of them was last read or written, to the day; null where there is none.</param>
public sealed record StoredSet(string Folder, string Name, string ShortHash, SetCard? Card, bool IsKnown, int Songs, long Bytes, DateTime? LastUsed)
{
    internal static IReadOnlyList<StoredSet> AllIn(string root) => [.. StoreFolder.In(root).Select(Of)];

    private static StoredSet Of(StoreFolder folder)
    {
        int songs = 0;
        long bytes = 0;
        DateTime? lastUsed = null;
        foreach (FileInfo entry in folder.Entries())
        {
            songs++;
            bytes += entry.Length;
            if (lastUsed is null || entry.LastWriteTimeUtc > lastUsed)
                lastUsed = entry.LastWriteTimeUtc;
        }
        return new(folder.Path, folder.SetName, folder.ShortHash, SetCard.TryLoad(folder.Path), folder.Set is not null, songs, bytes, lastUsed);
    }
}
