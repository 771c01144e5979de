using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>
/// emoMusic ("1000 songs", MediaEval 2013): 744 clips of 45 s with valence and arousal of the whole clip on 1..9 and
/// twice a second on -1..1, from 15 s on.
/// </summary>
public sealed class EmoMusic : MusicDataset
{
    private const string StaticFile = "static_annotations.csv", SongsFile = "songs_info.csv";

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "emomusic",
        Title = "emoMusic (1000 songs, MediaEval 2013)",
        Summary = "744 clips of 45 s by 411 artists with valence and arousal of the whole clip and twice a second.",
        Citation = "M. Soleymani, M. N. Caro, E. M. Schmidt, C.-Y. Sha, Y.-H. Yang (2013). 1000 songs for emotional analysis of music. Proc. 2nd ACM International Workshop on Crowdsourcing for Multimedia, 1-6.",
        Doi = "10.1145/2506364.2506365",
        BibTeX = """
            @inproceedings{soleymani2013songs,
              author    = {Soleymani, Mohammad and Caro, Micheal N. and Schmidt, Erik M. and Sha, Cheng-Ya and Yang, Yi-Hsuan},
              title     = {1000 songs for emotional analysis of music},
              booktitle = {Proceedings of the 2nd ACM International Workshop on Crowdsourcing for Multimedia},
              pages     = {1--6},
              year      = {2013},
              doi       = {10.1145/2506364.2506365}
            }
            """,
        Licence = "Music from the Free Music Archive under Creative Commons licences; the terms of the labels are not verified. Cite the paper.",
        Access = "Get annotations.tar.gz (SHA-256 e0cb0b06e1b0ce7f04b1572fc410937699b7fad9dae67ddaa745f06cda4b0b33) and clips_45sec.tar.gz (SHA-256 3994a5d5fefc27f9540d1a69cd7f1294c68e6cb311ce49765021e2e9c7a1057b) from http://cvml.unige.ch/databases/emoMusic/ and unpack both (the csv files at the root, clips in clips_45seconds) in the folder data/emomusic, or in emomusic below the folder that MER_DATA names.",
        Scale = AffectScale.OneToNine,
        Items = 744,
        ClipLength = new(45),
        Megabytes = 340,
        KnownFaults =
        [
            "The file of the whole clips' labels gives arousal before valence; DEAM's first file holds the two exchanged for these songs.",
            "Cells of songs_info.csv are padded with tabs; times are minutes.seconds with trailing zeros lost (1.2 is 1 min 20 s).",
            "Labels over time are on -1..1, labels of whole clips on 1..9; they agree in rank, not in value.",
            "The number of raters of each clip is not given (at least ten).",
            "Of 1,000 songs 744 are left after duplicates were removed: 619 for development, 125 for evaluation.",
            "The addresses of the release are reported dead in 2025.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => StaticFile;

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        var songs = ReadSongs(Path.Combine(root, SongsFile), faults);
        var arousal = LabelCurves.Read(Path.Combine(root, "arousal_cont_average.csv"), -1, faults);
        var arousalSpread = LabelCurves.Read(Path.Combine(root, "arousal_cont_std.csv"), 0, faults);
        var valence = LabelCurves.Read(Path.Combine(root, "valence_cont_average.csv"), -1, faults);
        var valenceSpread = LabelCurves.Read(Path.Combine(root, "valence_cont_std.csv"), 0, faults);

        string[] columns = ["song_id", "mean_arousal", "std_arousal", "mean_valence", "std_valence"];
        var table = LabelTable.Read(Path.Combine(root, StaticFile), columns, faults);
        var tracks = new SortedDictionary<int, Track>();
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.Integer("song_id", 1, 1000) is not { } id
                || row.Number("mean_arousal", 1, 9) is not { } a || row.Number("std_arousal", 0, 8) is not { } aSpread
                || row.Number("mean_valence", 1, 9) is not { } v || row.Number("std_valence", 0, 8) is not { } vSpread)
                continue;
            if (!songs.TryGetValue(id, out Song? song))
                row.Report($"Expected song {id} in {SongsFile} too; it is not there.");
            else if (!Curves(id, row, valence, arousal, valenceSpread, arousalSpread))
                continue;
            else if (!tracks.TryAdd(id, MakeTrack(root, id, song,
                new(Affect.On(AffectScale.OneToNine, valence: v, arousal: a), vSpread, aSpread, Raters: null, []),
                new(new AffectSeries(AffectScale.MinusOneToOne, LabelCurves.Start, LabelCurves.Step, valence[id], arousal[id]), valenceSpread[id], arousalSpread[id]))))
                row.Report($"Song {id} is there twice.");
        }
        return [.. tracks.Values];
    }

    private static Track MakeTrack(string root, int id, Song song, Annotation annotation, DynamicAnnotation dynamic)
    {
        string name = id.ToString(CultureInfo.InvariantCulture);
        string audio = Path.Combine(root, "clips_45seconds", $"{name}.mp3");
        string artist = song.Artist.ToLowerInvariant();
        return new()
        {
            Id = name,
            AudioPath = audio,
            HasAudio = File.Exists(audio),
            Annotation = annotation,
            Dynamic = dynamic,
            SongKey = $"{artist}/{song.Title.ToLowerInvariant()}",
            ArtistKey = artist,
            Artist = song.Artist,
            Title = song.Title,
            Genre = song.Genre.ToLowerInvariant(),
            OfficialPart = song.Part,
            StartInSong = song.Start,
        };
    }

    private static bool Curves(int id, LabelTable.Row row, params Dictionary<int, ImmutableArray<double>>[] files)
    {
        if (files.All(file => file.ContainsKey(id)))
            return true;
        row.Report($"Expected song {id} in all four files of labels over time; it is not.");
        return false;
    }

    private static Dictionary<int, Song> ReadSongs(string path, LabelFaults faults)
    {
        const string From = "start of the segment (min.sec)", Set = "Mediaeval 2013 set";
        var table = LabelTable.Read(path, ["song_id", "Artist", "Song title", From, "Genre", Set], faults);
        var songs = new Dictionary<int, Song>();
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.Integer("song_id", 1, 1000) is not { } id || row.Text("Artist") is not { } artist
                || row.Text("Song title") is not { } title || row.Text("Genre") is not { } genre
                || Time(row, From) is not { } start || Part(row, Set) is not { } part)
                continue;
            if (!songs.TryAdd(id, new(artist, title, genre, start, part)))
                row.Report($"Song {id} is there twice.");
        }
        return songs;
    }

    private static OfficialPart? Part(LabelTable.Row row, string column)
    {
        switch (row[column])
        {
            case "development": return OfficialPart.Development;
            case "evaluation": return OfficialPart.Evaluation;
            default:
                row.Report($"Expected development or evaluation in {column}, got '{row[column]}'.");
                return null;
        }
    }

    // "0.48" is 48 s; a spreadsheet has dropped trailing zeros, so "1.2" is 1 min 20 s and "1" is 1 min.
    internal static Seconds? ParseTime(string cell)
    {
        string[] parts = cell.Split('.');
        string fraction = parts.Length > 1 ? parts[1].PadRight(2, '0') : "00";
        return parts.Length <= 2 && fraction.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            && int.TryParse(fraction, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds < 60
            ? new Seconds((60 * minutes) + seconds)
            : null;
    }

    private static Seconds? Time(LabelTable.Row row, string column)
    {
        if (ParseTime(row[column]) is { } time)
            return time;
        row.Report($"Expected minutes.seconds in {column}, got '{row[column]}'.");
        return null;
    }

    private sealed record Song(string Artist, string Title, string Genre, Seconds Start, OfficialPart Part);
}
