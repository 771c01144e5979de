using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>
/// DEAM (MediaEval 2013 to 2015): 1,744 clips of 45 s (ids 1 to 2000) and 58 whole songs (ids 2001 to 2058), with valence and arousal
/// of the whole on 1..9 and twice a second on -1..1, from 15 s on.
/// </summary>
/// <remarks>
/// The first file of labels of whole songs holds valence and arousal exchanged for ids up to 1000. <see cref="DeamLabels.Repaired"/>
/// puts them back, unless that part of the file agrees with the labels over time as it is; <see cref="LabelAgreement"/> is the evidence.
/// </remarks>
public sealed class Deam : MusicDataset
{
    /// <summary>The last id whose axes are exchanged in the release.</summary>
    public const int LastExchangedId = 1000;

    internal const int LastId = 2058;

    private const int LastClipId = 2000, DevelopmentSongs = 431, EnoughToJudge = 8;

    private const string Averages = "annotations/annotations averaged per song",
        ClipsFile = $"{Averages}/song_level/static_annotations_averaged_songs_1_2000.csv",
        SongsFile = $"{Averages}/song_level/static_annotations_averaged_songs_2000_2058.csv",
        ArousalFile = $"{Averages}/dynamic (per second annotations)/arousal.csv",
        ValenceFile = $"{Averages}/dynamic (per second annotations)/valence.csv",
        DevelopmentFile = "development_2015.csv";

    private readonly DeamLabels labels;

    /// <summary>DEAM with its labels repaired.</summary>
    public Deam()
        : this(DeamLabels.Repaired)
    {
    }

    /// <summary>DEAM with its labels read in one of two ways, which the card's name and title then say.</summary>
    public Deam(DeamLabels labels)
    {
        this.labels = labels;
        bool repaired = labels == DeamLabels.Repaired;
        Card = new()
        {
            Name = repaired ? "deam" : "deam-as-shipped",
            Title = repaired ? "DEAM (labels repaired)" : "DEAM (labels as shipped: axes exchanged for ids up to 1000)",
            Summary = "1,744 clips of 45 s and 58 whole songs with valence and arousal of the whole and twice a second.",
            Citation = "A. Aljanaki, Y.-H. Yang, M. Soleymani (2017). Developing a benchmark for emotional analysis of music. PLoS ONE 12(3), e0173392.",
            Doi = "10.1371/journal.pone.0173392",
            BibTeX = """
                @article{aljanaki2017deam,
                  author  = {Aljanaki, Anna and Yang, Yi-Hsuan and Soleymani, Mohammad},
                  title   = {Developing a benchmark for emotional analysis of music},
                  journal = {PLoS ONE},
                  volume  = {12},
                  number  = {3},
                  pages   = {e0173392},
                  year    = {2017},
                  doi     = {10.1371/journal.pone.0173392}
                }
                """,
            Licence = "Songs under Creative Commons licences, so the paper says; labels for academic, non-commercial use (not verified). Cite the paper.",
            Access = "Get DEAM_Annotations.zip, DEAM_audio.zip, metadata.zip and, if wanted, features.zip from https://cvml.unige.ch/databases/DEAM/ (or Kaggle's copy imsparsh/deam-mediaeval-dataset-emotional-analysis-in-music) and unpack them in the folder data/deam, or in deam below the folder that MER_DATA names. Labels alone are enough to load.",
            Scale = AffectScale.OneToNine,
            Items = 1802,
            ClipLength = new(45),
            Megabytes = 1350,
            KnownFaults =
            [
                repaired
                    ? "The release exchanges valence and arousal of whole songs for ids up to 1000 (744 songs); here they are put back. Publications do not mention it, so most used them as shipped (not verified): --deam-labels as-shipped gives those."
                    : "Valence and arousal of whole songs are exchanged for ids up to 1000 (744 songs), and are left so here. Publications do not mention it, so most used them so (not verified). Without --deam-labels as-shipped they are put back.",
                "The two files of whole songs have different columns: arousal_mean is the fourth of the first and the eighth of the second.",
                "Rows over time are as long as the songs; in seven songs of 2015 valence and arousal differ by one value, and the shorter length is taken.",
                "Spreads of whole songs are over n, not n - 1, at least for ids up to 1000 (0.94 for song 2 where emoMusic, with the same ten ratings, gives 0.994).",
                "Ids up to 1000 are emoMusic's songs: never train on one set and test on the other.",
                "The 58 whole songs are MediaEval's test set of 2015. Its 431 songs for development are not published with the data; a list of them in development_2015.csv (a column song_id) is used where it is there.",
                "Without the metadata files artists are not known, so splits group by song only.",
                "24 clips are not at 44.1 kHz and 13 are mono; songs 2016 and 2017 are whole songs of less than a minute.",
            ],
        };
    }

    /// <inheritdoc/>
    public override DatasetCard Card { get; }

    /// <inheritdoc/>
    public override string Mark => ClipsFile;

    private protected override IReadOnlyList<string> Places => DataFolders.Candidates("deam");

    private protected override bool IsIn(string place) => new DatasetLayout(place).TryFind(Mark) is not null;

    /// <summary>
    /// How labels of whole songs agree with those over time, for the ids up to 1000, up to 2000 and above, as this object reads them.
    /// </summary>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <exception cref="MerException">The folder is not to be found, or a label is malformed.</exception>
    public ImmutableArray<LabelAgreement> Agreement(string? root = null) => Agreement(Load(root));

    /// <summary>The features that the release gives for a song: 260 openSMILE functionals every half second.</summary>
    /// <param name="id">The song.</param>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <remarks>Labels over time begin at 15 s; a row and a label belong together where their times are equal.</remarks>
    /// <exception cref="MerException">The file is not there or malformed; the message names file and line.</exception>
    public FrameFeatures LoadFeatures(string id, string? root = null)
    {
        string path = new DatasetLayout(Locate(root)).Find($"features/{id}.csv");
        var table = LabelTable.Read(path, ["frameTime"], new LabelFaults(gather: false), LabelFormat.Semicolons);
        if (table.Header[0] != "frameTime")
            throw new MerException($"Expected frameTime in the first column, got {table.Header[0]}.", $"{path}:1");
        string[] columns = [.. table.Header.Skip(1)];
        var times = new List<Seconds>();
        var values = new List<float>();
        foreach (LabelTable.Row row in table.Rows)
        {
            var time = new Seconds(row.Number("frameTime", 0, 86_400)!.Value);
            if (times.Count > 0 && time.Value <= times[^1].Value)
                row.Report(FormattableString.Invariant($"Expected a time after {times[^1].Value} s in frameTime, got '{row["frameTime"]}'."));
            times.Add(time);
            values.AddRange(columns.Select(column => (float)row.Number(column, -float.MaxValue, float.MaxValue)!.Value));
        }
        return new(id, [.. columns], [.. times], [.. values]);
    }

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        var layout = new DatasetLayout(root);
        var songs = DeamMetadata.Read(layout, faults);
        var curves = ReadCurves(layout, faults);
        HashSet<int>? development = ReadDevelopment(layout, faults);
        var tracks = new SortedDictionary<int, Track>();
        ReadFile(ClipsFile, 1, LastClipId, LabelFormat.Commas);
        ReadFile(SongsFile, LastClipId + 1, LastId, LabelFormat.Commas with { MayBeEmpty = true });
        return labels == DeamLabels.Repaired && IsExchanged(tracks) ? [.. tracks.Select(Repaired)] : [.. tracks.Values];

        void ReadFile(string file, int firstId, int lastId, LabelFormat format)
        {
            string[] columns = ["song_id", "valence_mean", "valence_std", "arousal_mean", "arousal_std"];
            foreach (LabelTable.Row row in LabelTable.Read(layout.Find(file), columns, faults, format).Rows)
            {
                if (row.Integer("song_id", firstId, lastId) is not { } id
                    || row.Number("valence_mean", 1, 9) is not { } v || row.Number("valence_std", 0, 8) is not { } vSpread
                    || row.Number("arousal_mean", 1, 9) is not { } a || row.Number("arousal_std", 0, 8) is not { } aSpread)
                    continue;
                DynamicAnnotation? curve = null;
                if (curves is not null && !curves.TryGetValue(id, out curve))
                    row.Report($"Expected song {id} in both files of labels over time too; it is not there.");
                else if (!tracks.TryAdd(id, MakeTrack(layout, root, id, songs.GetValueOrDefault(id), PartOf(id, development),
                    new(Affect.On(AffectScale.OneToNine, valence: v, arousal: a), vSpread, aSpread, Raters: null, []), curve)))
                    row.Report($"Song {id} is there twice.");
            }
        }
    }

    /// <summary>Reads études made in this layout.</summary>
    internal static IReadOnlyList<Track> ReadEtudes(string root, LabelFaults faults) => new Deam().Read(root, faults);

    private protected override IEnumerable<string> Evidence(string root)
    {
        IReadOnlyList<Track> shipped = new Deam(DeamLabels.AsShipped).Read(root, new LabelFaults(gather: true));
        yield return "Correlations of the whole songs' labels with the means of their labels over time.";
        foreach (LabelAgreement agreement in Agreement(shipped))
            yield return $"As shipped: {agreement}";
        foreach (LabelAgreement agreement in Agreement(new Deam().Read(root, new LabelFaults(gather: true))).Take(1))
            yield return $"Repaired: {agreement}";
        yield return shipped.Any(track => track.OfficialPart == OfficialPart.Development)
            ? $"MediaEval 2015: development songs taken from {DevelopmentFile}."
            : $"MediaEval 2015: no {DevelopmentFile} here; the list of the {DevelopmentSongs} songs for development is not published with the data. The 58 test songs are ids {LastClipId + 1} to {LastId}.";
    }

    private static ImmutableArray<LabelAgreement> Agreement(IReadOnlyList<Track> tracks) =>
    [
        .. new (string Part, int Last)[] { ("ids 1 to 1000", LastExchangedId), ("ids 1001 to 2000", LastClipId), ("ids 2001 to 2058", LastId) }
            .Select((part, i) => LabelAgreement.Of(part.Part, tracks.Where(track => Number(track) <= part.Last && Number(track) > new[] { 0, LastExchangedId, LastClipId }[i])))
            .OfType<LabelAgreement>(),
    ];

    private static int Number(Track track) => int.Parse(track.Id, CultureInfo.InvariantCulture);

    // A copy that somebody has already put right, or a set made in DEAM's layout, must not be exchanged again.
    private static bool IsExchanged(SortedDictionary<int, Track> tracks) =>
        LabelAgreement.Of("", tracks.Where(track => track.Key <= LastExchangedId).Select(track => track.Value)) is not { Tracks: >= EnoughToJudge } agreement
        || agreement.IsExchanged;

    private static Track Repaired(KeyValuePair<int, Track> entry) => entry.Key > LastExchangedId ? entry.Value : entry.Value with
    {
        Annotation = entry.Value.Annotation! with
        {
            Mean = Affect.On(AffectScale.OneToNine, valence: entry.Value.Annotation.Mean.Arousal.Value, arousal: entry.Value.Annotation.Mean.Valence.Value),
            ValenceSpread = entry.Value.Annotation.ArousalSpread,
            ArousalSpread = entry.Value.Annotation.ValenceSpread,
        },
    };

    private static OfficialPart? PartOf(int id, HashSet<int>? development) =>
        id > LastClipId ? OfficialPart.Evaluation : development?.Contains(id) == true ? OfficialPart.Development : null;

    private static Track MakeTrack(DatasetLayout layout, string root, int id, DeamMetadata.Song? song, OfficialPart? part,
        Annotation annotation, DynamicAnnotation? curve)
    {
        string name = id.ToString(CultureInfo.InvariantCulture), usual = $"MEMD_audio/{name}.mp3";
        string? audio = layout.TryFindSound(usual), artist = song?.Artist?.ToLowerInvariant();
        return new()
        {
            Id = name,
            AudioPath = audio ?? Path.Combine(root, usual),
            HasAudio = audio is not null,
            Annotation = annotation,
            Dynamic = curve,
            SongKey = artist is not null && song!.Title is { } title ? $"{artist}/{title.ToLowerInvariant()}" : name,
            ArtistKey = artist,
            AlbumKey = artist is not null && song!.Album is { } album ? $"{artist}/{album.ToLowerInvariant()}" : null,
            Artist = song?.Artist,
            Title = song?.Title,
            Genre = song?.Genre,
            OfficialPart = part,
            StartInSong = song?.Start,
        };
    }

    private static Dictionary<int, DynamicAnnotation>? ReadCurves(DatasetLayout layout, LabelFaults faults)
    {
        if (layout.TryFind(ArousalFile) is null && layout.TryFind(ValenceFile) is null)
            return null;
        var arousal = LabelCurves.Read(layout.Find(ArousalFile), -1, faults, LastId, ragged: true);
        var valence = LabelCurves.Read(layout.Find(ValenceFile), -1, faults, LastId, ragged: true);
        return arousal.Where(curve => valence.ContainsKey(curve.Key)).ToDictionary(curve => curve.Key, curve =>
        {
            int length = Math.Min(curve.Value.Length, valence[curve.Key].Length);
            return new DynamicAnnotation(
                new AffectSeries(AffectScale.MinusOneToOne, LabelCurves.Start, LabelCurves.Step, valence[curve.Key][..length], curve.Value[..length]), [], []);
        });
    }

    private static HashSet<int>? ReadDevelopment(DatasetLayout layout, LabelFaults faults)
    {
        if (layout.TryFind(DevelopmentFile) is not { } path)
            return null;
        var ids = new HashSet<int>();
        foreach (LabelTable.Row row in LabelTable.Read(path, ["song_id"], faults).Rows)
        {
            if (row.Integer("song_id", 1, LastClipId) is { } id && !ids.Add(id))
                row.Report($"Song {id} is there twice.");
        }
        if (ids.Count != DevelopmentSongs)
            faults.Add(new(path, 0, $"Expected {DevelopmentSongs} songs, got {ids.Count}."));
        return ids;
    }
}
