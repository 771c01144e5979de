using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>
/// Grekow's 324 fragments of GTZAN, 6 s each, with valence and arousal of five music experts.
/// </summary>
/// <remarks>
/// The labels are not public, so this layout is the workbench's own. <c>labels.csv</c>, UTF-8, has a header and a row a fragment:
/// <list type="bullet">
/// <item><c>fragment</c>: its id, which is also the name of its sound, <c>fragments/&lt;fragment&gt;.wav</c></item>
/// <item><c>gtzan</c>: the clip it is cut from, <c>blues.00000</c></item>
/// <item><c>start</c>: where in that clip it begins, in seconds, 0 to 30</item>
/// <item><c>valence</c>, <c>arousal</c>: the experts' means, -1 to 1</item>
/// <item><c>valence_1</c>, <c>arousal_1</c> to <c>valence_5</c>, <c>arousal_5</c>: each expert's, -1 to 1; all ten columns or none.
/// Where they are there, the means must be theirs, to within 0.01.</item>
/// </list>
/// </remarks>
public sealed class GrekowGtzan : MusicDataset
{
    /// <summary>The name on the card.</summary>
    internal const string ShortName = "grekow-gtzan";

    private const int Experts = 5;

    private const string LabelsFile = "labels.csv";

    private const double Rounding = 0.01;

    private static readonly ImmutableArray<string> ExpertColumns =
        [.. Enumerable.Range(1, Experts).SelectMany(i => new[] { Column("valence", i), Column("arousal", i) })];

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = ShortName,
        Title = "Grekow's 324 fragments of GTZAN",
        Summary = "324 fragments of 6 s in ten genres with valence and arousal of five music experts.",
        Citation = "J. Grekow (2021). Music emotion recognition using recurrent neural networks and pretrained models. Journal of Intelligent Information Systems 57, 531-546.",
        Doi = "10.1007/s10844-021-00658-5",
        BibTeX = """
            @article{grekow2021music,
              author  = {Grekow, Jacek},
              title   = {Music emotion recognition using recurrent neural networks and pretrained models},
              journal = {Journal of Intelligent Information Systems},
              volume  = {57},
              pages   = {531--546},
              year    = {2021},
              doi     = {10.1007/s10844-021-00658-5}
            }
            """,
        Licence = "Labels unpublished; the recordings are GTZAN's, which have no licence.",
        Access = "The labels are not public: ask their author. Write them as labels.csv (fragment, gtzan, start, valence, arousal, and valence_1, arousal_1 to valence_5, arousal_5 where known; all on -1..1) beside fragments/<fragment>.wav in the folder data/grekow-gtzan, or in grekow-gtzan below the folder that MER_DATA names.",
        Scale = AffectScale.MinusOneToOne,
        Items = 324,
        ClipLength = new(6),
        Megabytes = 86,
        KnownFaults =
        [
            "No file of the labels is public; the layout and the scale -1..1 are the workbench's own (the paper's scale is not verified).",
            "Fragments may come from one clip of GTZAN, and GTZAN repeats clips and artists: splits keep a clip's fragments together, artists are not known.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => LabelsFile;

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults) => ReadFragments(root, faults);

    /// <summary>Reads a folder of this layout, whoever made it.</summary>
    internal static IReadOnlyList<Track> ReadFragments(string root, LabelFaults faults)
    {
        var layout = new DatasetLayout(root);
        var table = LabelTable.Read(Path.Combine(root, LabelsFile), ["fragment", "gtzan", "start", "valence", "arousal"], faults);
        bool experts = ExpertColumns.Any(table.Header.Contains);
        if (experts && ExpertColumns.FirstOrDefault(column => !table.Header.Contains(column)) is { } absent)
        {
            faults.Add(new(table.Path, 1, $"Expected a column {absent} beside the other experts'."));
            experts = false;
        }
        var tracks = new SortedDictionary<string, Track>(StringComparer.Ordinal);
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.FileStem("fragment") is { } id && Clip(row) is { } clip && row.Number("start", 0, 30) is { } start
                && Label(row, experts) is { } label && !tracks.TryAdd(id, MakeTrack(layout, root, id, clip, new(start), label)))
                row.Report($"Fragment {id} is there twice.");
        }
        return [.. tracks.Values];
    }

    private static string Column(string axis, int expert) => string.Create(CultureInfo.InvariantCulture, $"{axis}_{expert}");

    private static string? Clip(LabelTable.Row row)
    {
        if (Gtzan.IsId(row["gtzan"]))
            return row["gtzan"];
        row.Report($"Expected a clip of GTZAN such as blues.00000 in gtzan, got '{row["gtzan"]}'.");
        return null;
    }

    private static Annotation? Label(LabelTable.Row row, bool experts)
    {
        if (row.Number("valence", -1, 1) is not { } v || row.Number("arousal", -1, 1) is not { } a)
            return null;
        if (!experts)
            return new(Affect.On(AffectScale.MinusOneToOne, valence: v, arousal: a), null, null, Experts, []);
        double?[] ratings = [.. ExpertColumns.Select(column => row.Number(column, -1, 1))];
        if (ratings.Any(rating => rating is null))
            return null;
        var panel = Annotation.Of([.. ratings.Chunk(2).Select(pair => Affect.On(AffectScale.MinusOneToOne, valence: pair[0]!.Value, arousal: pair[1]!.Value))]);
        if (Math.Abs(panel.Mean.Valence.Value - v) <= Rounding && Math.Abs(panel.Mean.Arousal.Value - a) <= Rounding)
            return panel;
        row.Report(FormattableString.Invariant(
            $"Expected the experts' means, valence {panel.Mean.Valence.Value:0.###} and arousal {panel.Mean.Arousal.Value:0.###}; got '{row["valence"]}' and '{row["arousal"]}'."));
        return null;
    }

    private static Track MakeTrack(DatasetLayout layout, string root, string id, string clip, Seconds start, Annotation label)
    {
        string usual = $"fragments/{id}.wav", folder = clip.Split('.')[0];
        string? audio = layout.TryFindSound(usual);
        return new()
        {
            Id = id,
            AudioPath = audio ?? Path.Combine(root, usual),
            HasAudio = audio is not null,
            Annotation = label,
            SongKey = clip,
            Genre = folder == "hiphop" ? "hip-hop" : folder,
            StartInSong = start,
        };
    }
}
