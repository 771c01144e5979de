using System.Collections.Immutable;
using System.Globalization;

namespace MerWorkbench.Datasets;

/// <summary>
/// GTZAN: 1,000 clips of 30 s in ten genres. The label is in the file's name; there is no label file.
/// </summary>
public sealed class Gtzan : MusicDataset
{
    private const int ClipsPerGenre = 100;

    // The genre as files are named, and the clips of the fault-filtered split (the lists of coreyker/dnn-mgr, 443 + 197 + 290 clips):
    // for training and validation, and for the test. What is in neither is a repetition or is otherwise faulty.
    private static readonly ImmutableArray<(string Genre, string Development, string Test)> Filtered =
    [
        ("blues", "0-11 29-60 73-97", "12-28 61-72 98-99"),
        ("classical", "0-10 30-33 43-48 50-76 80-99", "11-29 34-41 49 77-79"),
        ("country", "0-7 9-29 41-42 45 49 65-99", "30-40 43-44 46-48 50-51 53-64"),
        ("disco", "0 2-20 22-37 39-49 52-54 56-57 59 61 67-68 70 72-75 89-90 95", "1 21 58 62-66 69 76-88 91-94 96-97 99"),
        ("hiphop", "2-25 28-29 31-38 41-42 55-61 77-98", "0 26-27 30 40 43-45 51-54 62-75 99"),
        ("jazz", "0-32 41 47-72", "73-99"),
        ("metal", "0-3 5-11 16-21 24 35-37 46-57 59-66 68-69 71-72 76-77 79-82 84 86 89-99", "12-15 22-23 25-33 38-39 67 70 73-75 78 83 85 87-88"),
        ("pop", "2-12 16-20 23-29 31-36 38-42 44 46 49-50 53 55 58-62 80-81 83-86 97-99", "0-1 13-14 43 63-66 69-79 82 88-96"),
        ("reggae", "0-2 4 6 9 11-12 14-32 42-45 49-51 54-63 69-70 72 74 76-78 85 92-99", "34-40 46-48 52-53 64-68 71 79 82-84 87-90"),
        ("rock", "0-9 16-26 38 49-85 91-99", "10-15 27-37 39-48 86-90"),
    ];

    private static readonly ImmutableSortedDictionary<string, OfficialPart?> Parts = ReadParts();

    /// <summary>The 70 clips that the fault-filtered split leaves out, by id.</summary>
    public static ImmutableArray<string> LeftOut { get; } = [.. Parts.Where(part => part.Value is null).Select(part => part.Key)];

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "gtzan",
        Title = "GTZAN genre collection",
        Summary = "1,000 clips of 30 s, 100 in each of ten genres.",
        Citation = "G. Tzanetakis, P. Cook (2002). Musical genre classification of audio signals. IEEE Transactions on Speech and Audio Processing 10(5), 293-302.",
        Doi = "10.1109/TSA.2002.800560",
        BibTeX = """
            @article{tzanetakis2002genre,
              author  = {Tzanetakis, George and Cook, Perry},
              title   = {Musical genre classification of audio signals},
              journal = {IEEE Transactions on Speech and Audio Processing},
              volume  = {10},
              number  = {5},
              pages   = {293--302},
              year    = {2002},
              doi     = {10.1109/TSA.2002.800560}
            }
            """,
        Licence = "None: the recordings are copyrighted and were collected without titles or permission. Used in research by custom.",
        Access = "Get genres.tar.gz (MD5 5b3d6dddb579ab49814ab86dba69e7c7, SHA-256 24347e0223d2ba798e0a558c4c172d9d4a19c00bb7963fe055d183dadb4ef2c6) from http://opihi.cs.uvic.ca/sound/genres.tar.gz, a host that is often down, and put the folder genres in the folder data/gtzan, or in gtzan below the folder that MER_DATA names. Kaggle's copy with genres_original is read too.",
        Classes = ["blues", "classical", "country", "disco", "hip-hop", "jazz", "metal", "pop", "reggae", "rock"],
        Items = 1000,
        ClipLength = new(30),
        Megabytes = 1300,
        KnownFaults =
        [
            "Clips repeat, come from one recording or one artist, are mislabelled or distorted (B. L. Sturm 2013, arXiv:1306.1461).",
            "70 clips are left out of the fault-filtered split (Gtzan.LeftOut); they have no official part here, the other 930 have.",
            "jazz.00054.wav cannot be read in Kaggle's copy.",
            "Artists and titles are not in the release, so splits group by clip only and artists fall on both sides. Use the official part.",
            "The folder is hiphop, the class hip-hop.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => "genres/blues/blues.00000.au";

    private protected override bool IsIn(string place) => new DatasetLayout(place).TryFindSound(Mark) is not null;

    /// <summary>Whether a text is the id of a clip: <c>blues.00000</c>.</summary>
    public static bool IsId(string text) => Parts.ContainsKey(text);

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        var layout = new DatasetLayout(root);
        return [.. Parts.Select(part => MakeTrack(layout, root, part.Key, part.Value))];
    }

    private static Track MakeTrack(DatasetLayout layout, string root, string id, OfficialPart? part)
    {
        string folder = id.Split('.')[0], usual = $"genres/{folder}/{id}.au", genre = folder == "hiphop" ? "hip-hop" : folder;
        string? audio = layout.TryFindSound(usual);
        return new()
        {
            Id = id,
            AudioPath = audio ?? Path.Combine(root, usual),
            HasAudio = audio is not null,
            Class = genre,
            Genre = genre,
            SongKey = id,
            OfficialPart = part,
        };
    }

    private static ImmutableSortedDictionary<string, OfficialPart?> ReadParts()
    {
        var parts = ImmutableSortedDictionary.CreateBuilder<string, OfficialPart?>(StringComparer.Ordinal);
        foreach (var (genre, development, test) in Filtered)
        {
            HashSet<int> learn = Numbers(development), score = Numbers(test);
            for (int i = 0; i < ClipsPerGenre; i++)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{genre}.{i:00000}"),
                    learn.Contains(i) ? Datasets.OfficialPart.Development : score.Contains(i) ? Datasets.OfficialPart.Evaluation : null);
        }
        return parts.ToImmutable();
    }

    private static HashSet<int> Numbers(string ranges)
    {
        var numbers = new HashSet<int>();
        foreach (string range in ranges.Split(' '))
        {
            int[] ends = [.. range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
            numbers.UnionWith(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }
        return numbers;
    }
}
