using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>
/// PMEmo: choruses of pop songs with valence and arousal of the whole chorus and twice a second, both on 0..1.
/// </summary>
public sealed class PMEmo : MusicDataset
{
    private const string StaticFile = "annotations/static_annotations.csv", StaticSpreadFile = "annotations/static_annotations_std.csv",
        DynamicFile = "annotations/dynamic_annotations.csv", DynamicSpreadFile = "annotations/dynamic_annotations_std.csv",
        SongsFile = "metadata.csv", Id = "musicId", Time = "frameTime",
        Arousal = "Arousal(mean)", Valence = "Valence(mean)", ArousalSpread = "Arousal(std)", ValenceSpread = "Valence(std)";

    private const int LastId = 100_000;

    private static readonly Seconds Step = new(0.5);

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "pmemo",
        Title = "PMEmo",
        Summary = "Choruses of 794 pop songs, 767 of them with valence and arousal of the whole chorus and twice a second.",
        Citation = "K. Zhang, H. Zhang, S. Li, C. Yang, L. Sun (2018). The PMEmo dataset for music emotion recognition. Proc. 2018 ACM International Conference on Multimedia Retrieval, 135-142.",
        Doi = "10.1145/3206025.3206037",
        BibTeX = """
            @inproceedings{zhang2018pmemo,
              author    = {Zhang, Kejun and Zhang, Hui and Li, Simeng and Yang, Changyuan and Sun, Lingyun},
              title     = {The {PMEmo} dataset for music emotion recognition},
              booktitle = {Proceedings of the 2018 ACM International Conference on Multimedia Retrieval},
              pages     = {135--142},
              year      = {2018},
              doi       = {10.1145/3206025.3206037}
            }
            """,
        Licence = "The release's README asks for the citation of the paper and names no licence; it is for research, and the music is commercial pop, given as choruses for copyright's sake.",
        Access = "Get PMEmo2019 from http://pmemo.hellohui.cn/, the page that https://github.com/HuiZhangDB/PMEmo names, and put the folders annotations and chorus and the file metadata.csv in the folder data/pmemo, or in pmemo below the folder that MER_DATA names.",
        Scale = AffectScale.ZeroToOne,
        Items = 767,
        ClipLength = new(30),
        Megabytes = 1300,
        KnownFaults =
        [
            "Of the 794 choruses 27 have no label of the whole and are left out.",
            "Choruses differ in length; the length given here is a rule, not verified. The first 15 s have no labels over time.",
            "Labels over time and of the whole share the scale 0..1, unlike DEAM's.",
            "No checksums and no split are published.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => StaticFile;

    private protected override bool IsIn(string place) => new DatasetLayout(place).TryFind(Mark) is not null;

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        var layout = new DatasetLayout(root);
        var songs = ReadSongs(layout, faults);
        var spreads = ReadPairs(layout.TryFind(StaticSpreadFile), ArousalSpread, ValenceSpread, faults);
        var curves = ReadCurves(layout, faults);
        var tracks = new SortedDictionary<int, Track>();
        foreach (LabelTable.Row row in LabelTable.Read(layout.Find(StaticFile), [Id, Arousal, Valence], faults).Rows)
        {
            if (row.Integer(Id, 1, LastId) is not { } id || row.Number(Arousal, 0, 1) is not { } a || row.Number(Valence, 0, 1) is not { } v)
                continue;
            (double Arousal, double Valence)? spread = spreads.TryGetValue(id, out var found) ? found : null;
            if (!tracks.TryAdd(id, MakeTrack(layout, root, id, songs.GetValueOrDefault(id),
                new(Affect.On(AffectScale.ZeroToOne, valence: v, arousal: a), spread?.Valence, spread?.Arousal, Raters: null, []),
                curves.GetValueOrDefault(id))))
                row.Report($"Song {id} is there twice.");
        }
        return [.. tracks.Values];
    }

    private static Track MakeTrack(DatasetLayout layout, string root, int id, Song? song, Annotation annotation, DynamicAnnotation? dynamic)
    {
        string name = id.ToString(CultureInfo.InvariantCulture), usual = $"chorus/{name}.mp3";
        string? audio = layout.TryFindSound(usual), artist = song?.Artist.ToLowerInvariant();
        return new()
        {
            Id = name,
            AudioPath = audio ?? Path.Combine(root, usual),
            HasAudio = audio is not null,
            Annotation = annotation,
            Dynamic = dynamic,
            SongKey = song is null ? name : $"{artist}/{song.Title.ToLowerInvariant()}",
            ArtistKey = artist,
            AlbumKey = song?.Album is { Length: > 0 } album ? $"{artist}/{album.ToLowerInvariant()}" : null,
            Artist = song?.Artist,
            Title = song?.Title,
        };
    }

    private static Dictionary<int, DynamicAnnotation> ReadCurves(DatasetLayout layout, LabelFaults faults)
    {
        var means = ReadSeries(layout.TryFind(DynamicFile), Arousal, Valence, faults);
        var spreads = ReadSeries(layout.TryFind(DynamicSpreadFile), ArousalSpread, ValenceSpread, faults);
        return means.ToDictionary(curve => curve.Key, curve =>
        {
            ImmutableArray<Point> spread = spreads.TryGetValue(curve.Key, out var found) && found.Length == curve.Value.Length ? found : [];
            return new DynamicAnnotation(
                new AffectSeries(AffectScale.ZeroToOne, new Seconds(curve.Value[0].Time), Step,
                    [.. curve.Value.Select(point => point.Valence)], [.. curve.Value.Select(point => point.Arousal)]),
                [.. spread.Select(point => point.Valence)], [.. spread.Select(point => point.Arousal)]);
        });
    }

    private static Dictionary<int, ImmutableArray<Point>> ReadSeries(string? path, string arousal, string valence, LabelFaults faults)
    {
        var series = new Dictionary<int, List<Point>>();
        if (path is null)
            return [];
        foreach (LabelTable.Row row in LabelTable.Read(path, [Id, Time, arousal, valence], faults).Rows)
        {
            if (row.Integer(Id, 1, LastId) is not { } id || row.Number(Time, 0, 86_400) is not { } time
                || row.Number(arousal, 0, 1) is not { } a || row.Number(valence, 0, 1) is not { } v)
                continue;
            if (!series.TryGetValue(id, out List<Point>? points))
                series.Add(id, points = []);
            if (points.Count > 0 && Math.Abs(time - points[^1].Time - Step.Value) > 1e-6)
                row.Report(FormattableString.Invariant($"Expected {points[^1].Time + Step.Value} s in {Time} of song {id}, got '{row[Time]}'."));
            else
                points.Add(new(time, a, v));
        }
        return series.ToDictionary(entry => entry.Key, entry => entry.Value.ToImmutableArray());
    }

    private static Dictionary<int, (double Arousal, double Valence)> ReadPairs(string? path, string arousal, string valence, LabelFaults faults)
    {
        var pairs = new Dictionary<int, (double, double)>();
        if (path is null)
            return pairs;
        foreach (LabelTable.Row row in LabelTable.Read(path, [Id, arousal, valence], faults).Rows)
        {
            if (row.Integer(Id, 1, LastId) is { } id && row.Number(arousal, 0, 1) is { } a && row.Number(valence, 0, 1) is { } v
                && !pairs.TryAdd(id, (a, v)))
                row.Report($"Song {id} is there twice.");
        }
        return pairs;
    }

    private static Dictionary<int, Song> ReadSongs(DatasetLayout layout, LabelFaults faults)
    {
        var songs = new Dictionary<int, Song>();
        if (layout.TryFind(SongsFile) is not { } path)
            return songs;
        foreach (LabelTable.Row row in LabelTable.Read(path, [Id, "title", "artist", "album"], faults).Rows)
        {
            if (row.Integer(Id, 1, LastId) is { } id && row.Text("title") is { } title && row.Text("artist") is { } artist
                && !songs.TryAdd(id, new(artist, title, row["album"])))
                row.Report($"Song {id} is there twice.");
        }
        return songs;
    }

    private sealed record Song(string Artist, string Title, string Album);

    private readonly record struct Point(double Time, double Arousal, double Valence);
}
