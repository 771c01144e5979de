using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>The groups of tracks that a split must not cut.</summary>
internal static class TrackGroups
{
    /// <summary>
    /// The name of each track's group, by the track's id. Tracks that share any of the keys to be kept together are one group, and so are chains of them
    /// (a song that two artists claim joins both). A group's name is the first of its tracks' names, whatever their order.
    /// </summary>
    public static Dictionary<string, string> Of(IReadOnlyList<ISplitItem> tracks, Group by)
    {
        var sets = new DisjointSets(tracks.Count);
        if (by != Group.Clip)
            sets.JoinEqual(i => tracks[i].SongKey);
        if (by is Group.Album or Group.Artist)
            sets.JoinEqual(i => tracks[i].AlbumKey);
        if (by == Group.Artist)
            sets.JoinEqual(i => tracks[i].ArtistKey);
        Dictionary<int, string> names = Enumerable.Range(0, tracks.Count).GroupBy(sets.Root)
            .ToDictionary(group => group.Key, group => group.Select(i => NameOf(tracks[i], by)).Order(StringComparer.Ordinal).First());
        return Enumerable.Range(0, tracks.Count).ToDictionary(i => tracks[i].Id, i => names[sets.Root(i)]);
    }

    // artist: sorts before song:, so that a group bears an artist's name where it has one.
    private static string NameOf(ISplitItem track, Group by) => by switch
    {
        Group.Clip => $"clip:{track.Id}",
        Group.Album when track.AlbumKey is { } album => $"album:{album}",
        Group.Artist when track.ArtistKey is { } artist => $"artist:{artist}",
        _ => $"song:{track.SongKey}",
    };
}
