using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// Emotify: 400 clips in four genres, each with votes of listeners who chose from the nine GEMS emotions.
/// Valence and arousal come from <see cref="GemsMapping"/>.
/// </summary>
public sealed class Emotify : MusicDataset
{
    private const int TracksPerGenre = 100;

    // Track ids run through the genres in this order, a hundred each.
    private static readonly ImmutableArray<string> Genres = ["classical", "rock", "electronic", "pop"];

    /// <summary>The recordings that the release has under two ids, the lower id first.</summary>
    /// <remarks>
    /// <see cref="NearDuplicates"/> finds these pairs and no others among the 400; their waveforms correlate by 0.92 to 0.99 at the shift found,
    /// others by 0.03. Each pair is one song here, so that no split has a recording on two sides. The listeners' votes stay apart.
    /// </remarks>
    public static ImmutableArray<(string First, string Second)> Doubled { get; } =
        [("54", "80"), ("163", "166"), ("170", "176"), ("172", "175"), ("359", "366")];

    private static readonly FrozenDictionary<string, string> SongOfSecond = Doubled.ToFrozenDictionary(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);

    private static readonly ImmutableArray<string> EmotionColumns =
        ["amazement", "solemnity", "tenderness", "nostalgia", "calmness", "power", "joyful_activation", "tension", "sadness"];

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "emotify",
        Title = "Emotify",
        Summary = "400 clips (100 each classical, rock, electronic, pop) with 8,407 listeners' votes on nine GEMS emotions.",
        Citation = "A. Aljanaki, F. Wiering, R. C. Veltkamp (2016). Studying emotion induced by music through a crowdsourcing game. Information Processing & Management 52(1), 115-128.",
        Doi = "10.1016/j.ipm.2015.03.004",
        BibTeX = """
            @article{aljanaki2016emotify,
              author  = {Aljanaki, Anna and Wiering, Frans and Veltkamp, Remco C.},
              title   = {Studying emotion induced by music through a crowdsourcing game},
              journal = {Information Processing \& Management},
              volume  = {52},
              number  = {1},
              pages   = {115--128},
              year    = {2016},
              doi     = {10.1016/j.ipm.2015.03.004}
            }
            """,
        Licence = "The release's page asks for the citation of the paper and names no licence; the music is Magnatune's, CC BY-NC-SA (not verified).",
        Access = "Get data.csv and emotifymusic.zip from its authors' page, https://www2.projects.science.uu.nl/memotion/emotifydata/, and lay them out as data.csv beside emotifymusic/<genre>/<1..100>.mp3, in the folder data/emotify, or in emotify below the folder that MER_DATA names.",
        Scale = AffectScale.Gems,
        Items = 400,
        ClipLength = new(30),
        Megabytes = 71,
        KnownFaults =
        [
            "Artist names are not in the release, so splits group by song only; clips of one artist may fall on both sides.",
            "Valence and arousal are not annotated: they are the workbench's own sums of GEMS votes, on their own scale.",
            $"Five recordings are there twice under two ids, with votes of their own: {string.Join(", ", Doubled.Select(pair => $"{pair.First} and {pair.Second}"))}. Here each pair is one song, which splits keep together; checking shows the evidence.",
            "The release's excerpts last a minute (so its page says); the figures of this workbench were made with copies cut to 30 s, the length given here.",
            "Header cells carry leading blanks; rows are single listeners' votes, not means, 11 to 59 a track.",
            "Track id t is the file <genre>/<(t - 1) mod 100 + 1>.mp3; the release does not say so.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => "data.csv";

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        var table = LabelTable.Read(Path.Combine(root, Mark), ["track id", "genre", .. EmotionColumns], faults);
        var votes = new SortedDictionary<int, List<GemsProfile>>();
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.Integer("track id", 1, Genres.Length * TracksPerGenre) is { } id && Votes(row) is { } vote && HasGenreOf(id, row))
            {
                if (!votes.TryGetValue(id, out List<GemsProfile>? all))
                    votes.Add(id, all = []);
                all.Add(vote);
            }
        }
        return [.. votes.Select(entry => MakeTrack(root, entry.Key, entry.Value))];
    }

    private protected override IEnumerable<string> Evidence(string root)
    {
        Dictionary<string, Track> here = Read(root, new LabelFaults(gather: true)).Where(track => track.HasAudio).ToDictionary(track => track.Id);
        foreach (var (first, second) in Doubled)
        {
            string pair = $"Tracks {first} and {second} are one song here";
            yield return !here.ContainsKey(first) || !here.ContainsKey(second) ? $"{pair}; their sound is not here to show that they are one recording."
                : Shared([here[first], here[second]]) is { } shared ? FormattableString.Invariant(
                    $"{pair}: {shared.ErrorRate:P0} of the bits of their fingerprints differ over {shared.Overlap.Value:0} s; of different recordings about half differ.")
                : $"{pair}, but what lies here under the two names shares no sound: other files than those of the release?";
        }
    }

    private static NearDuplicate? Shared(Track[] tracks)
    {
        try
        {
            return NearDuplicates.Find(tracks).SingleOrDefault();
        }
        catch (MerException)
        {
            // A file that cannot be read is reported by its own status.
            return null;
        }
    }

    private static string GenreOf(int id) => Genres[(id - 1) / TracksPerGenre];

    private static bool HasGenreOf(int id, LabelTable.Row row)
    {
        if (row["genre"] == GenreOf(id))
            return true;
        row.Report($"Expected genre {GenreOf(id)} for track {id}, got '{row["genre"]}'.");
        return false;
    }

    private static GemsProfile? Votes(LabelTable.Row row)
    {
        var rates = new double[EmotionColumns.Length];
        for (int i = 0; i < rates.Length; i++)
        {
            if (row.Integer(EmotionColumns[i], 0, 1) is not { } vote)
                return null;
            rates[i] = vote;
        }
        return new(rates);
    }

    private static Track MakeTrack(string root, int id, List<GemsProfile> votes)
    {
        string file = Path.Combine(GenreOf(id), string.Create(CultureInfo.InvariantCulture, $"{((id - 1) % TracksPerGenre) + 1}.mp3"));
        string usual = Path.Combine(root, "emotifymusic", file), bare = Path.Combine(root, file);
        string audio = !File.Exists(usual) && File.Exists(bare) ? bare : usual;
        string name = id.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Id = name,
            AudioPath = audio,
            HasAudio = File.Exists(audio),
            Annotation = Annotation.Of([.. votes.Select(GemsMapping.ToAffect)]),
            Gems = GemsProfile.Mean(votes),
            SongKey = SongOfSecond.GetValueOrDefault(name, name),
            Genre = GenreOf(id),
        };
    }
}
