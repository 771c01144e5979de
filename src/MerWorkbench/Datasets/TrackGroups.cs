namespace MerWorkbench.Datasets;

/// <summary>The groups of tracks that a split must not cut.</summary>
internal static class TrackGroups
{
    /// <summary>
    /// The name of each track's group. Under <see cref="Group.Artist"/> tracks that share an artist or a song are one
    /// group, and so are chains of them (a song that two artists claim joins both).
    /// </summary>
    public static string[] Of(IReadOnlyList<Track> tracks, Group by)
    {
        int[] parent = [.. Enumerable.Range(0, tracks.Count)];
        Join(track => track.SongKey);
        if (by == Group.Artist)
            Join(track => track.ArtistKey);
        return [.. Enumerable.Range(0, tracks.Count).Select(i => NameOf(tracks[Root(i)]))];

        void Join(Func<Track, string?> key)
        {
            var first = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < tracks.Count; i++)
            {
                if (key(tracks[i]) is { } name && !first.TryAdd(name, i))
                    parent[Root(i)] = Root(first[name]);
            }
        }

        int Root(int i)
        {
            while (parent[i] != i)
                i = parent[i] = parent[parent[i]];
            return i;
        }

        string NameOf(Track track) => by == Group.Artist && track.ArtistKey is { } artist ? $"artist:{artist}" : $"song:{track.SongKey}";
    }
}
