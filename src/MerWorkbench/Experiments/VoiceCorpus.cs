using MerWorkbench.Datasets;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Separation;

namespace MerWorkbench.Experiments;

/// <summary>
/// Makes a corpus of the sound of sung segments, the same that <see cref="TextCorpus.Segments"/> makes of the words: features of the whole song, of which each
/// segment takes the frames from the beginning of its first line to the end of its last, <c>[frames, bands]</c>, and their mean, <c>[1, bands]</c>, as
/// <see cref="Learning.Example.Inputs"/>.
/// </summary>
public static class VoiceCorpus
{
    private const string Vocals = "vocals", Accompaniment = "accompaniment";

    /// <summary>The short name of an input: <c>mix</c>, <c>separated-vocals</c>.</summary>
    public static string NameOf(VoiceInput input) => input switch
    {
        VoiceInput.Mix => "mix",
        VoiceInput.SeparatedVocals => "separated-vocals",
        VoiceInput.TrueVocals => "true-vocals",
        VoiceInput.SeparatedAccompaniment => "separated-accompaniment",
        VoiceInput.TrueAccompaniment => "true-accompaniment",
        _ => throw new ArgumentOutOfRangeException(nameof(input)),
    };

    /// <summary>Whether an input is the work of a separator.</summary>
    public static bool IsSeparated(VoiceInput input) => input is VoiceInput.SeparatedVocals or VoiceInput.SeparatedAccompaniment;

    /// <summary>Whether an item's song has an input: all have but those that must be known apart.</summary>
    public static bool Has(Track item, VoiceInput input) => input switch
    {
        VoiceInput.TrueVocals => item.Stems?.ContainsKey(Vocals) == true,
        VoiceInput.TrueAccompaniment => item.Stems?.ContainsKey(Accompaniment) == true,
        _ => true,
    };

    /// <summary>The file of an input of each item's song, separated first where it must be.</summary>
    /// <param name="items">The items.</param>
    /// <param name="input">What is listened to.</param>
    /// <param name="separated">Where separated songs are kept.</param>
    /// <param name="jobs">Songs separated at a time; default 1.</param>
    /// <param name="progress">Told of songs that are separated; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="MerException">A song does not have the input, or cannot be read.</exception>
    public static IReadOnlyList<string> Files(IReadOnlyList<Track> items, VoiceInput input, SeparatedSongs separated, int jobs = 1, IProgress<WorkProgress>? progress = null, CancellationToken token = default)
    {
        if (items.FirstOrDefault(item => !Has(item, input)) is { } without)
            throw new MerException($"The song of {without.Id} is not there in parts, so there is no {NameOf(input)}.", without.AudioPath, "Put its voice and accompaniment into stems/ID beside it.");
        if (!IsSeparated(input))
            return [.. items.Select(item => input == VoiceInput.Mix ? item.AudioPath : item.Stems![input == VoiceInput.TrueVocals ? Vocals : Accompaniment].Path)];
        string[] songs = [.. items.Select(item => item.AudioPath).Distinct(StringComparer.Ordinal)];
        Dictionary<string, string> files = songs.Zip(separated.Of(songs, jobs, progress, token)).ToDictionary(pair => pair.First, pair => pair.Second[input == VoiceInput.SeparatedVocals ? Vocals : Accompaniment]);
        return [.. items.Select(item => files[item.AudioPath])];
    }

    /// <summary>Takes the features of segments.</summary>
    /// <param name="card">The dataset.</param>
    /// <param name="items">The segments, each with a class of the target.</param>
    /// <param name="identities">What each item is, words and sound: the same for all inputs, so that runs on them can be set against each other.</param>
    /// <param name="target">The classes.</param>
    /// <param name="input">What is listened to.</param>
    /// <param name="separated">Where separated songs are kept.</param>
    /// <param name="set">The features, <c>[frames, bands]</c> of a song.</param>
    /// <param name="store">Where features are kept.</param>
    /// <param name="jobs">How many files are worked on at a time.</param>
    /// <param name="progress">Told of the work; may be null.</param>
    /// <param name="token">Stops the work; what is done stays in the stores.</param>
    /// <exception cref="MerException">A song does not have the input, or cannot be read, or ends before its words do.</exception>
    public static Corpus Build(DatasetCard card, IReadOnlyList<Track> items, IReadOnlyList<ContentHash> identities, ClassTarget target, VoiceInput input, SeparatedSongs separated,
        FeatureSet set, FeatureStore store, int jobs = 0, IProgress<WorkProgress>? progress = null, CancellationToken token = default)
    {
        IReadOnlyList<string> files = Files(items, input, separated, jobs, progress, token);
        string[] different = [.. files.Distinct(StringComparer.Ordinal)];
        Dictionary<string, StoredSound> sounds = different.Zip(store.ExtractAll(different, [set], jobs, progress, token)).ToDictionary(pair => pair.First, pair => pair.Second);
        string digests = ContentHash.OfText(string.Join('\n', different.Select(file => sounds[file].Sound.Hex))).Short;
        return Corpus.Of(card, items, [.. items.Select((item, i) => Inputs(Segment(item, sounds[files[i]].Features[0])))], identities, target,
            $"sound = {NameOf(input)}, files {digests}{(IsSeparated(input) ? $", by the separator {separated.Separator.Configuration.Name} {separated.Separator.Hash.Short}" : "")}\nframes from the first line's beginning to the last one's end\ninput 0:\n{set.Parameters}\ninput 1 = the mean of each band");
    }

    private static IReadOnlyList<FeatureMatrix> Inputs(FeatureMatrix frames)
    {
        var sums = new double[frames.Bins];
        for (int frame = 0; frame < frames.Frames; frame++)
        {
            ReadOnlySpan<float> row = frames.Row(frame);
            for (int band = 0; band < sums.Length; band++)
                sums[band] += row[band];
        }
        return [frames, new(frames.Columns, [.. sums.Select(sum => (float)(sum / frames.Frames))], new(frames.Timing.First, default), frames.Warnings)];
    }

    private static FeatureMatrix Segment(Track item, FeatureMatrix song)
    {
        LyricsLine[] lines = [.. item.Lyrics!.Lines];
        int from = song.Timing.RowAt(lines[0].Start.Value), to = Math.Min(song.Frames, song.Timing.RowAt(lines[^1].End.Value));
        return to > from
            ? new(song.Columns, song.Values[(from * song.Bins)..(to * song.Bins)].ToArray(), new(song.Timing[from], song.Timing.Hop), song.Warnings)
            : throw new MerException(FormattableString.Invariant($"The words of {item.Id} begin at {lines[0].Start.Value:0.0} s, where the song has ended after {song.Timing[song.Frames].Value:0.0} s."), item.AudioPath);
    }
}
