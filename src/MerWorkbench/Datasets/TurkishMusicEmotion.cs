using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>
/// Turkish Music Emotion (UCI 862): 50 features, computed by others, of 400 pieces of Turkish music in four emotions.
/// </summary>
public sealed class TurkishMusicEmotion : TableDataset
{
    private const string FileName = "Acoustic_Features.csv", FileNameOfArchive = "Acoustic Features.csv", ClassColumn = "Class";

    private static readonly ImmutableArray<string> Features =
    [
        "_RMSenergy_Mean", "_Lowenergy_Mean", "_Fluctuation_Mean", "_Tempo_Mean", .. Numbered("_MFCC_Mean", 13),
        "_Roughness_Mean", "_Roughness_Slope", "_Zero-crossingrate_Mean", "_AttackTime_Mean", "_AttackTime_Slope", "_Rolloff_Mean",
        "_Eventdensity_Mean", "_Pulseclarity_Mean", "_Brightness_Mean", "_Spectralcentroid_Mean", "_Spectralspread_Mean",
        "_Spectralskewness_Mean", "_Spectralkurtosis_Mean", "_Spectralflatness_Mean", "_EntropyofSpectrum_Mean", .. Numbered("_Chromagram_Mean", 12),
        .. new[] { "Mean", "Std", "Slope", "PeriodFreq", "PeriodAmp", "PeriodEntropy" }.Select(what => $"_HarmonicChangeDetectionFunction_{what}"),
    ];

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "turkish-music-emotion",
        Title = "Turkish Music Emotion (UCI 862)",
        Summary = "50 MIRtoolbox features of 400 pieces of Turkish music, 100 each relaxing, happy, sad and angry; no sound.",
        Citation = "M. B. Er, I. B. Aydilek (2019). Music emotion recognition by using chroma spectrogram and deep visual features. International Journal of Computational Intelligence Systems 12(2), 1622-1634.",
        Doi = "10.2991/ijcis.d.191216.001",
        BibTeX = """
            @article{er2019turkish,
              author  = {Er, Mehmet Bilal and Aydilek, Ibrahim Berkan},
              title   = {Music Emotion Recognition by Using Chroma Spectrogram and Deep Visual Features},
              journal = {International Journal of Computational Intelligence Systems},
              volume  = {12},
              number  = {2},
              pages   = {1622--1634},
              year    = {2019},
              doi     = {10.2991/ijcis.d.191216.001}
            }
            """,
        Licence = "CC BY 4.0 (not verified); cite the paper.",
        Access = "Get dataset 862 from https://archive.ics.uci.edu/dataset/862 and put its \"Acoustic Features.csv\" in the folder data/turkish-music-emotion, or in turkish-music-emotion below the folder that MER_DATA names; with or without the blank in its name.",
        Classes = ["relax", "happy", "sad", "angry"],
        Items = 400,
        ItemName = "rows",
        Megabytes = 1,
        KnownFaults =
        [
            "12 pairs of rows are equal in all 50 features: a split by row can put one on each side.",
            "No artist, album or title is given, so a split can be made by row alone.",
            "Every number is in quotes.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => FileName;

    private protected override bool IsIn(string place) => base.IsIn(place) || File.Exists(Path.Combine(place, FileNameOfArchive));

    private protected override LabelledFeatures Read(string root, LabelFaults faults)
    {
        string path = Path.Combine(root, FileName);
        if (!File.Exists(path))
            path = Path.Combine(root, FileNameOfArchive);
        var table = LabelTable.Read(path, [ClassColumn, .. Features], faults);
        ImmutableArray<string> columns = [.. table.Header.Where(column => column != ClassColumn)];
        if (columns.Length != Features.Length)
            faults.Add(new(path, 1, $"Expected {Features.Length} features beside {ClassColumn}, got {columns.Length}."));

        var rows = ImmutableArray.CreateBuilder<LabelledFeatures.Row>();
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.OneOf(ClassColumn, Card.Classes) is not { } emotion)
                continue;
            double?[] values = [.. columns.Select(column => row.Number(column, double.MinValue, double.MaxValue))];
            if (values.All(value => value is not null))
                rows.Add(new(row.Line - 1, emotion, [.. values.Select(value => value!.Value)]));
        }
        return new(columns, rows.ToImmutable());
    }

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"{name}_{i}"));
}
