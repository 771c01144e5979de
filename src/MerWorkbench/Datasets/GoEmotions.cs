using System.Collections.Immutable;
using System.Globalization;

namespace MerWorkbench.Datasets;

/// <summary>
/// GoEmotions with Ekman's emotions: 54,263 comments with one or more of six basic emotions or neutral, in three published parts.
/// </summary>
public sealed class GoEmotions : TextDataset
{
    private const string Folder = "ekman", LabelsFile = "labels.txt";

    private static readonly (string File, OfficialPart Part)[] Parts =
        [("train.tsv", OfficialPart.Development), ("dev.tsv", OfficialPart.Validation), ("test.tsv", OfficialPart.Evaluation)];

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "goemotions",
        Title = "GoEmotions (Ekman's emotions)",
        Summary = "54,263 English Reddit comments with one or more of six basic emotions or neutral; parts of 43,410, 5,426 and 5,427.",
        Citation = "D. Demszky, D. Movshovitz-Attias, J. Ko, A. Cowen, G. Nemade, S. Ravi (2020). GoEmotions: a dataset of fine-grained emotions. Proc. 58th Annual Meeting of the Association for Computational Linguistics, 4040-4054.",
        Doi = "10.18653/v1/2020.acl-main.372",
        BibTeX = """
            @inproceedings{demszky2020goemotions,
              author    = {Demszky, Dorottya and Movshovitz-Attias, Dana and Ko, Jeongwoo and Cowen, Alan and Nemade, Gaurav and Ravi, Sujith},
              title     = {{GoEmotions}: A Dataset of Fine-Grained Emotions},
              booktitle = {Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics},
              pages     = {4040--4054},
              year      = {2020},
              doi       = {10.18653/v1/2020.acl-main.372}
            }
            """,
        Licence = "CC BY 4.0, as google-research's repository says of all its datasets (Hugging Face's card of it says Apache-2.0); cite the paper.",
        Access = "Get the release with Ekman's emotions (ekman/labels.txt, ekman/train.tsv, ekman/dev.tsv, ekman/test.tsv: text, label numbers, id, separated by tabs) and put the folder ekman in data/goemotions, or in goemotions below the folder that MER_DATA names.",
        Classes = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"],
        Items = 54263,
        ItemName = "texts",
        Megabytes = 5,
        KnownFaults =
        [
            "Very unbalanced: 498 and 541 training comments have disgust or fear alone, 15,216 joy, 12,823 neutral.",
            "About one comment in eleven has two emotions or more; what one means by accuracy must be said.",
            "186 comments occur more than once, 82 of them in more than one published part: those parts overlap by that much.",
            "Names and religions are masked as [NAME] and [RELIGION].",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => Path.Combine(Folder, LabelsFile);

    private protected override IReadOnlyList<LabelledText> Read(string root, LabelFaults faults)
    {
        CheckLabels(Path.Combine(root, Folder, LabelsFile), faults);
        var format = LabelFormat.Tabs with { Header = ["text", "labels", "id"] };
        var texts = new List<LabelledText>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, part) in Parts)
        {
            foreach (LabelTable.Row row in LabelTable.Read(Path.Combine(root, Folder, file), format.Header!, faults, format).Rows)
            {
                if (row.Text("text") is not { } text || Emotions(row) is not { } emotions || row.Text("id") is not { } id)
                    continue;
                if (known.Add(id))
                    texts.Add(new(id, text, emotions, GroupKey: text.ToLowerInvariant(), part));
                else
                    row.Report($"Comment {id} is there twice.");
            }
        }
        return texts;
    }

    // The numbers of the three files mean nothing but by this list, so a list in another order must not pass.
    private void CheckLabels(string path, LabelFaults faults)
    {
        string[] names = [.. LabelText.Lines(LabelText.Read(path)).Select(line => line.Text.Trim())];
        for (int i = 0; i < Card.Classes.Length; i++)
        {
            string got = i < names.Length ? $"'{names[i]}'" : "no more lines";
            if (got != $"'{Card.Classes[i]}'")
                faults.Add(new(path, i + 1, $"Expected the emotion {Card.Classes[i]}, got {got}."));
        }
        if (names.Length > Card.Classes.Length)
            faults.Add(new(path, Card.Classes.Length + 1, $"Expected {Card.Classes.Length} emotions, got '{names[Card.Classes.Length]}' too."));
    }

    private ImmutableArray<string>? Emotions(LabelTable.Row row)
    {
        string cell = row["labels"];
        var emotions = ImmutableArray.CreateBuilder<string>();
        foreach (string number in cell.Split(','))
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= Card.Classes.Length
                || emotions.Contains(Card.Classes[index]))
            {
                row.Report($"Expected different numbers of emotions from 0 to {Card.Classes.Length - 1}, with commas between, got '{cell}'.");
                return null;
            }
            emotions.Add(Card.Classes[index]);
        }
        return emotions.ToImmutable();
    }
}
