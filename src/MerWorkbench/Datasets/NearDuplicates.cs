using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>
/// Finds tracks that share sound, whatever their ids and names say: copies coded anew, louder or softer, or cut elsewhere out of the
/// same recording.
/// </summary>
/// <remarks>
/// Two tracks are candidates at a shift where they have a frame of <see cref="AudioFingerprint"/> in common, bit for bit; they are near
/// duplicates where over the whole overlap at most <see cref="LargestErrorRate"/> of the bits differ. Words that hundreds of frames share
/// say little and make no candidates.
/// </remarks>
public static class NearDuplicates
{
    /// <summary>
    /// A fifth of the bits. Copies coded anew and cut elsewhere reach 0.07; among the songs of Emotify nothing lies between 0.14 (the
    /// same recordings) and 0.39 (the nearest of different ones). Haitsma and Kalker (2002) take 0.35, but over 3 s and at one shift.
    /// </summary>
    public const double LargestErrorRate = 0.2;

    private const int MostShared = 300;

    /// <summary>The overlap asked for: 6 s, or four fifths of the shorter track where that is less.</summary>
    public static Seconds SmallestOverlap { get; } = new(6);

    /// <summary>Searches tracks for shared sound.</summary>
    /// <param name="tracks">The tracks; those without sound take no part.</param>
    /// <param name="progress">Told of each track read; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Each pair once, at its best shift, in the order of the tracks.</returns>
    /// <exception cref="MerException">A sound file cannot be read.</exception>
    public static IReadOnlyList<NearDuplicate> Find(IReadOnlyList<Track> tracks, IProgress<WorkProgress>? progress = null, CancellationToken token = default)
    {
        (progress, token) = Ambient.Or(progress, token);
        Track[] heard = [.. tracks.Where(track => track.HasAudio)];
        int done = 0;
        AudioFingerprint[] prints = [.. heard.AsParallel().AsOrdered().WithCancellation(token).Select(track =>
        {
            var print = AudioFingerprint.Of(track.LoadAudio());
            progress?.Report(new("fingerprints", Interlocked.Increment(ref done), heard.Length, track.Id));
            return print;
        })];
        return [.. Search(prints, token).Select(found => new NearDuplicate(heard[found.First].Id, heard[found.Second].Id, found.ErrorRate,
            new(found.Shift * AudioFingerprint.Step.Value), new(found.Compared * AudioFingerprint.Step.Value)))];
    }

    /// <summary>The same tracks, those that share sound made one song, so that a split by song keeps them together.</summary>
    /// <param name="tracks">The tracks.</param>
    /// <param name="pairs">What <see cref="Find"/> found among them.</param>
    public static IReadOnlyList<Track> AsOneSong(IReadOnlyList<Track> tracks, IReadOnlyList<NearDuplicate> pairs)
    {
        Dictionary<string, int> at = Enumerable.Range(0, tracks.Count).ToDictionary(i => tracks[i].Id);
        var groups = new DisjointSets(tracks.Count);
        groups.JoinEqual(i => tracks[i].SongKey);
        foreach (NearDuplicate pair in pairs)
            groups.Join(at[pair.First], at[pair.Second]);
        var names = Enumerable.Range(0, tracks.Count).GroupBy(groups.Root).ToDictionary(same => same.Key, same => same.Select(i => tracks[i].SongKey).Order(StringComparer.Ordinal).First());
        return [.. tracks.Select((track, i) => track with { SongKey = names[groups.Root(i)] })];
    }

    internal static IEnumerable<(int First, int Second, int Shift, double ErrorRate, int Compared)> Search(IReadOnlyList<AudioFingerprint> prints, CancellationToken token)
    {
        var best = new SortedDictionary<(int, int), (int Shift, double ErrorRate, int Compared)>();
        foreach (var (first, second, shift) in Candidates(prints))
        {
            token.ThrowIfCancellationRequested();
            var (rate, compared) = prints[first].Compare(prints[second], shift);
            if (rate <= LargestErrorRate && compared >= Needed(prints[first], prints[second])
                && (!best.TryGetValue((first, second), out var known) || rate < known.ErrorRate))
                best[(first, second)] = (shift, rate, compared);
        }
        return best.Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value.Shift, pair.Value.ErrorRate, pair.Value.Compared));
    }

    private static double Needed(AudioFingerprint first, AudioFingerprint second) =>
        Math.Max(1, Math.Min(SmallestOverlap.Value / AudioFingerprint.Step.Value, 0.8 * Math.Min(first.Frames, second.Frames)));

    private static HashSet<(int First, int Second, int Shift)> Candidates(IReadOnlyList<AudioFingerprint> prints)
    {
        var places = new List<(uint Word, int Track, int Frame)>();
        for (int track = 0; track < prints.Count; track++)
        {
            for (int frame = 0; frame < prints[track].Frames; frame++)
            {
                if (prints[track][frame] is { } word)
                    places.Add((word, track, frame));
            }
        }
        places.Sort();
        var candidates = new HashSet<(int, int, int)>();
        for (int from = 0, to; from < places.Count; from = to)
        {
            for (to = from + 1; to < places.Count && places[to].Word == places[from].Word; to++) { }
            if (to - from > MostShared)
                continue;
            for (int a = from; a < to; a++)
            {
                for (int b = a + 1; b < to; b++)
                {
                    if (places[a].Track != places[b].Track)
                        candidates.Add((places[a].Track, places[b].Track, places[a].Frame - places[b].Frame));
                }
            }
        }
        return candidates;
    }
}
