using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>A person's own texts, lines of songs or anything else, with one emotion each.</summary>
/// <remarks>
/// In the folder lies <c>texts.csv</c>, comma-separated UTF-8 with a header and a row a text:
/// <list type="bullet">
/// <item><c>text</c>: the words; in double quotes where there are commas or several lines.</item>
/// <item><c>emotion</c>: a word of the person's choice. Small and capital letters are one.</item>
/// <item>Where known: <c>id</c> (else the number of the line), <c>song</c> and <c>artist</c>, whose texts splits keep together, and
/// <c>split</c>: <c>train</c>, <c>validation</c> or <c>test</c>, for every text or for none.</item>
/// </list>
/// The same words twice are of one group, unless songs are named.
/// </remarks>
public sealed class OwnTexts : TextDataset
{
    /// <summary>The fewest texts that an emotion may have: one or two of them are tested.</summary>
    public const int FewestOfAnEmotion = 5;

    // More are numbers or sentences that got into the column.
    private const int MostEmotions = 50;

    private const string TextsFile = "texts.csv";

    private static readonly string[] Optional = ["id", "song", "artist", "split"];

    private static readonly LabelFormat Format = LabelFormat.Commas with { HasLineBreaks = true };

    private OwnTexts(string folder, string[] emotions)
    {
        string name = OwnSongs.NameOf(folder) is { Length: > 0 } own ? own : "texts";
        if (DatasetCatalogue.All.Any(dataset => dataset.Card.Name == name))
            name = $"own-{name}";
        Card = new()
        {
            Name = name,
            Title = $"Own texts: {name}",
            Summary = $"A person's own texts in {folder}.",
            Citation = "A person's own texts; there is nothing to cite.",
            Doi = null,
            BibTeX = $$"""
                @misc{{{name}},
                  title = {Own texts: {{name}}},
                  note  = {Unpublished}
                }
                """,
            Licence = "That of the texts.",
            Access = $"The texts were in {Path.Combine(folder, TextsFile)}.",
            Classes = [.. emotions],
            Items = null,
            ItemName = "texts",
            Megabytes = null,
            KnownFaults = ["Who gave the labels, and how well they agree, is not recorded.", "Nobody else has checked them."],
        };
    }

    /// <inheritdoc/>
    public override DatasetCard Card { get; }

    /// <inheritdoc/>
    public override string Mark => TextsFile;

    /// <summary>Whether a folder is one of own texts.</summary>
    public static bool AreIn(string folder) => File.Exists(Path.Combine(folder, TextsFile));

    /// <summary>Looks at a folder of texts; its emotions are those of the file.</summary>
    /// <param name="folder">The folder with <c>texts.csv</c>, whose name in small letters becomes the dataset's.</param>
    /// <exception cref="MerException">There is no such file, it cannot be read, or lacks a column; whether each row is sound is for <see cref="Dataset.Check"/>.</exception>
    public static OwnTexts Open(string folder)
    {
        string full = Path.GetFullPath(folder), path = Path.Combine(full, TextsFile);
        if (!File.Exists(path))
            throw new MerException($"Expected {TextsFile} in the folder; it is not there.", full, "It is a table with the columns text and emotion, with commas and in UTF-8.");
        string[] emotions = [.. Rows(path, new LabelFaults(gather: true)).Select(EmotionOf).Where(emotion => emotion.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return emotions.Length <= MostEmotions ? new(full, emotions)
            : throw new MerException(FormattableString.Invariant($"Expected at most {MostEmotions} different words in the column emotion, got {emotions.Length}: {string.Join(", ", emotions.Take(5))}, ..."), path, "Each text has one emotion, by a word that other texts have too.");
    }

    private protected override IReadOnlyList<LabelledText> Read(string root, LabelFaults faults)
    {
        string path = Path.Combine(root, TextsFile);
        IReadOnlyList<LabelTable.Row> rows = Rows(path, faults);
        bool isSplit = rows.Any(row => row.Optional("split") is not null);
        var texts = new List<LabelledText>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (LabelTable.Row row in rows)
        {
            if (row.Text("text") is not { } text || row.Text("emotion") is null)
                continue;
            OfficialPart? part = null;
            if (isSplit && (part = PartOf(row)) is null)
                continue;
            string id = row.Optional("id") ?? FormattableString.Invariant($"line-{row.Line}"), emotion = EmotionOf(row);
            string? artist = row.Optional("artist")?.ToLowerInvariant(), song = row.Optional("song")?.ToLowerInvariant();
            if (lines.TryAdd(id, row.Line))
                texts.Add(new(id, text, [emotion], song is null ? text.ToLowerInvariant() : $"{artist}/{song}", part) { ArtistKey = artist });
            else
                row.Report(FormattableString.Invariant($"Text {id} is there twice; first in line {lines[id]}."));
        }
        Count(path, texts, lines, faults);
        return texts;
    }

    // A word that is written wrong once is an emotion of one text.
    private static void Count(string path, List<LabelledText> texts, Dictionary<string, int> lines, LabelFaults faults)
    {
        var emotions = texts.GroupBy(text => text.Classes[0]).ToArray();
        foreach (var few in emotions.Where(emotion => emotion.Count() < FewestOfAnEmotion))
            faults.Add(new(path, lines[few.First().Id], FormattableString.Invariant($"Expected at least {FewestOfAnEmotion} texts of an emotion; '{few.Key}' has {few.Count()}. All: {string.Join(", ", emotions.Select(emotion => FormattableString.Invariant($"{emotion.Key} {emotion.Count()}")))}.")));
        if (emotions.Length == 1)
            faults.Add(new(path, 1, $"Expected at least two emotions; every text has '{emotions[0].Key}'."));
    }

    private static IReadOnlyList<LabelTable.Row> Rows(string path, LabelFaults faults)
    {
        var table = LabelTable.Read(path, ["text", "emotion"], faults, Format);
        // A group passed over for a capital letter would let a song stand on two sides of a split.
        return table.Header.FirstOrDefault(column => !Optional.Contains(column) && Optional.Contains(column.ToLowerInvariant())) is { } near
            ? throw new MerException($"Expected a column {near.ToLowerInvariant()}, got {near}.", $"{path}:1", $"Write {near} as {near.ToLowerInvariant()}: small and capital letters count.")
            : table.Rows;
    }

    private static string EmotionOf(LabelTable.Row row) => row["emotion"].ToLowerInvariant();

    private static OfficialPart? PartOf(LabelTable.Row row) => row.OneOf("split", ["train", "validation", "test"]) switch
    {
        "train" => OfficialPart.Development,
        "validation" => OfficialPart.Validation,
        "test" => OfficialPart.Evaluation,
        _ => null,
    };
}
