using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// Songs with lyrics line by line, when each line is sung, and one of five emotions: the kind of data of Parisi et al. (2019).
/// <see cref="LyricsSegments"/> cuts them into segments of about 30 s.
/// </summary>
/// <remarks>
/// The paper's own data are not public, so this is a layout of ours that holds the same: a record of the paper is track id, words,
/// start, end and emotion. In the folder:
/// <list type="bullet">
/// <item><c>tracks.csv</c> with the columns <c>track_id</c> and <c>emotion</c> (joy, fear, anger, sadness or disgust), and, where known,
/// <c>artist</c>, <c>title</c>, <c>album</c>, <c>genre</c>. A track id is made of letters, digits, '.', '_' and '-'.</item>
/// <item>The lines in one of these: <c>lyrics.csv</c> with <c>track_id</c>, <c>start</c>, <c>end</c> (seconds from the beginning of the
/// sound) and <c>text</c>; or <c>lyrics.json</c>, <c>{"TR1": [{"start": 12.3, "end": 15.1, "text": "words"}]}</c>.</item>
/// <item><c>audio/ID.wav</c> (or .flac, .mp3, .ogg, .opus, .m4a), and, for tracks whose lines are not in those files, <c>audio/ID.lrc</c>
/// (<see cref="LrcFile"/>).</item>
/// <item>Where the sources are known apart, <c>stems/ID/vocals.wav</c> and <c>stems/ID/accompaniment.wav</c> (or the other endings).</item>
/// </list>
/// </remarks>
public sealed partial class SynchronizedLyrics : MusicDataset
{
    private const string TracksFile = "tracks.csv", TableFile = "lyrics.csv", JsonFile = "lyrics.json", AudioFolder = "audio";

    /// <summary>The folder of the sources apart.</summary>
    internal const string StemFolder = "stems";

    private const double LongestSong = 24 * 3600;

    private static readonly string[] Endings = [".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a"];

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "synchronized-lyrics",
        Title = "Synchronized lyrics with emotions",
        Summary = "Songs with lyrics line by line, when each is sung, and one of five emotions; a layout for data like that of Parisi et al.",
        Citation = "L. Parisi, S. Francia, S. Olivastri, M. S. Tavella (2019). Exploiting synchronized lyrics and vocal features for music emotion detection. arXiv:1901.04831.",
        Doi = "10.48550/arXiv.1901.04831",
        BibTeX = """
            @misc{parisi2019synchronized,
              author = {Parisi, Loreto and Francia, Simone and Olivastri, Silvio and Tavella, Maria Stella},
              title  = {Exploiting Synchronized Lyrics And Vocal Features For Music Emotion Detection},
              year   = {2019},
              eprint = {1901.04831},
              archivePrefix = {arXiv},
              doi    = {10.48550/arXiv.1901.04831}
            }
            """,
        Licence = "The paper's data are not public; of yours, the licences of the songs and lyrics.",
        Access = "Put tracks.csv (track_id, emotion), lyrics.csv (track_id, start, end, text) or lyrics.json or audio/ID.lrc, and audio/ID.wav in the folder data/synchronized-lyrics, or in synchronized-lyrics below the folder that MER_DATA names.",
        Classes = ["joy", "fear", "anger", "sadness", "disgust"],
        Items = null,
        Megabytes = null,
        KnownFaults =
        [
            "The names and counts of the paper's five emotions are not verified; the five here are basic emotions.",
            "The emotion is that of the whole song; each segment takes it over.",
            "In an .lrc file a line lasts until the next begins, so that a break without singing counts as part of it unless a time without words ends it.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => TracksFile;

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults) => ReadSongs(root, Card.Classes, faults);

    /// <summary>Reads a folder of this layout.</summary>
    internal static IReadOnlyList<Track> ReadSongs(string root, ImmutableArray<string> classes, LabelFaults faults)
    {
        Dictionary<string, LyricsDraft> lines = ReadLines(root, faults);
        var table = LabelTable.Read(Path.Combine(root, TracksFile), ["track_id", "emotion"], faults);
        var tracks = new SortedDictionary<string, Track>(StringComparer.Ordinal);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.Text("track_id") is not { } id)
                continue;
            if (!SafeName().IsMatch(id))
                row.Report($"Expected a track id of letters, digits, '.', '_' and '-', got '{id}'.");
            else if (!listed.Add(id))
                row.Report($"Track {id} is there twice.");
            else if (row.OneOf("emotion", classes) is { } emotion && LyricsOf(root, id, lines, row, faults) is { Lines.Length: > 0 } lyrics)
                tracks.Add(id, MakeTrack(root, id, emotion, lyrics, row));
        }
        foreach (var (id, draft) in lines.Where(track => !listed.Contains(track.Key)))
            faults.Add(new(LinesFile(root), draft.FirstAt, $"Expected track {id} in {TracksFile} too; it is not there."));
        return [.. tracks.Values];
    }

    private static TrackLyrics? LyricsOf(string root, string id, Dictionary<string, LyricsDraft> lines, LabelTable.Row row, LabelFaults faults)
    {
        if (lines.TryGetValue(id, out LyricsDraft? draft) && draft.FirstAt > 0)
            return draft.Build();
        string lrc = Path.Combine(root, AudioFolder, $"{id}.lrc");
        if (File.Exists(lrc))
            return LrcFile.Read(lrc, faults).Lyrics;
        row.Report($"Expected lines of track {id} in {TableFile}, {JsonFile} or {AudioFolder}/{id}.lrc; there are none.");
        return null;
    }

    private static Track MakeTrack(string root, string id, string emotion, TrackLyrics lyrics, LabelTable.Row row)
    {
        string[] places = [.. Endings.Select(ending => Path.Combine(root, AudioFolder, id + ending))];
        string audio = places.FirstOrDefault(File.Exists, places[0]);
        var names = SongNames.Of(row);
        return new()
        {
            Id = id,
            AudioPath = audio,
            HasAudio = File.Exists(audio),
            Class = emotion,
            Lyrics = lyrics,
            Stems = StemsOf(Path.Combine(root, StemFolder, id)),
            SongKey = names.SongKey ?? id,
            ArtistKey = names.ArtistKey,
            AlbumKey = names.AlbumKey,
            Artist = names.Artist,
            Title = names.Title,
            Genre = row.Optional("genre")?.ToLowerInvariant(),
        };
    }

    private static ImmutableSortedDictionary<string, Stem>? StemsOf(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        var stems = Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)
            .DistinctBy(Path.GetFileNameWithoutExtension).ToImmutableSortedDictionary(file => Path.GetFileNameWithoutExtension(file), file => new Stem(file), StringComparer.Ordinal);
        return stems.IsEmpty ? null : stems;
    }

    private static Dictionary<string, LyricsDraft> ReadLines(string root, LabelFaults faults)
    {
        string table = Path.Combine(root, TableFile), json = Path.Combine(root, JsonFile);
        if (File.Exists(table) && File.Exists(json))
            throw new MerException($"Expected {TableFile} or {JsonFile}, got both.", root, "Take one away.");
        return File.Exists(table) ? ReadTable(table, faults) : File.Exists(json) ? LyricsJson.Read(json, faults) : [];
    }

    private static Dictionary<string, LyricsDraft> ReadTable(string path, LabelFaults faults)
    {
        var tracks = new Dictionary<string, LyricsDraft>(StringComparer.Ordinal);
        foreach (LabelTable.Row row in LabelTable.Read(path, ["track_id", "start", "end", "text"], faults).Rows)
        {
            if (row.Text("track_id") is not { } id || row.Number("start", 0, LongestSong) is not { } start
                || row.Number("end", 0, LongestSong) is not { } end || row.Text("text") is not { } text)
                continue;
            if (!tracks.TryGetValue(id, out LyricsDraft? draft))
                tracks.Add(id, draft = new(path, faults));
            draft.Add(row.Line, start, end, text);
        }
        return tracks;
    }

    private static string LinesFile(string root) =>
        File.Exists(Path.Combine(root, TableFile)) ? Path.Combine(root, TableFile) : Path.Combine(root, JsonFile);

    [GeneratedRegex(@"^[\p{L}\p{Nd}_-][\p{L}\p{Nd}._-]*$")]
    private static partial Regex SafeName();
}
