using System.Text.RegularExpressions;

namespace MerWorkbench.Datasets;

/// <summary>
/// ISEAR: 7,666 answers of 1,096 people to the question when they last felt one of seven emotions.
/// </summary>
public sealed partial class Isear : TextDataset
{
    private const string File = "isear.csv";

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "isear",
        Title = "ISEAR (International Survey on Emotion Antecedents and Reactions)",
        Summary = "7,666 answers of 1,096 people in 16 countries to when they felt joy, fear, anger, sadness, disgust, shame or guilt.",
        Citation = "K. R. Scherer, H. G. Wallbott (1994). Evidence for universality and cultural variation of differential emotion response patterning. Journal of Personality and Social Psychology 66(2), 310-328.",
        Doi = "10.1037/0022-3514.66.2.310",
        BibTeX = """
            @article{scherer1994isear,
              author  = {Scherer, Klaus R. and Wallbott, Harald G.},
              title   = {Evidence for universality and cultural variation of differential emotion response patterning},
              journal = {Journal of Personality and Social Psychology},
              volume  = {66},
              number  = {2},
              pages   = {310--328},
              year    = {1994},
              doi     = {10.1037/0022-3514.66.2.310}
            }
            """,
        Licence = "CC BY-NC-SA 3.0 (not verified); cite the paper.",
        Access = "Get isear.csv (pipe-separated, 43 columns) and put it in the folder data/isear, or in isear below the folder that MER_DATA names.",
        Classes = ["joy", "fear", "anger", "sadness", "disgust", "shame", "guilt"],
        Items = 7666,
        ItemName = "texts",
        Megabytes = 2,
        KnownFaults =
        [
            "Texts went through a wrong code page: 'á' stands for a line break, '÷' for 'ö', '¦' for a degree sign. They are mended on loading.",
            "Quotes were lost but for a backslash, and 163 texts are broken at separators into surplus cells. They are mended on loading.",
            "Some answers say that there is no answer: 78 are '[ No response.]' and more are like it. They keep the emotion that was asked for.",
            "Answers of one person are alike; split by person (the group of each text).",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => File;

    private protected override IReadOnlyList<LabelledText> Read(string root, LabelFaults faults)
    {
        var table = LabelTable.Read(Path.Combine(root, File), ["ID", "Field1", "MYKEY", "SIT", "STATE"], faults, LabelFormat.Pipes with { Broken = "SIT" });
        var texts = new List<LabelledText>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.Text("ID") is not { } subject || row.Text("MYKEY") is not { } id
                || row.OneOf("Field1", Card.Classes) is not { } emotion || row.Text("SIT") is not { } raw)
                continue;
            if (!known.Add(id))
                row.Report($"Answer {id} is there twice.");
            else if (Mend(raw) is { Length: > 0 } text)
                texts.Add(new(id, text, [emotion], subject, Part: null));
            else
                row.Report("Expected text in SIT; it has stray bytes alone.");
        }
        return texts;
    }

    /// <summary>
    /// Undoes what happened to the texts on their way. Latin-1 was read as code page 437, so a hard blank (A0) became 'á' and
    /// 'ö' (F6) became '÷'. An opening quote became a backslash, a closing one a backslash with the quote, and a text that
    /// had any of them ends with one quote too many.
    /// </summary>
    internal static string Mend(string text)
    {
        bool quoted = text.Contains('\\');
        string mended = text.Replace('á', ' ').Replace('÷', 'ö').Replace('¦', '°').Replace("\\\"", "\"").Replace('\\', '"');
        if (quoted && mended.EndsWith('"') && mended.Count(c => c == '"') % 2 == 1)
            mended = mended[..^1];
        return Blanks().Replace(mended, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
