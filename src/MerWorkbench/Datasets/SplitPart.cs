using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>How many tracks one part of a fold holds and how its labels are spread.</summary>
/// <param name="Tracks">The tracks.</param>
/// <param name="Groups">The groups they make.</param>
/// <param name="ValenceMean">The mean valence; null where the part has no labels of valence and arousal.</param>
/// <param name="ValenceDeviation">The standard deviation (over n) of valence.</param>
/// <param name="ArousalMean">The mean arousal.</param>
/// <param name="ArousalDeviation">The standard deviation (over n) of arousal.</param>
/// <param name="Quadrants">How many tracks lie in each quadrant, Q1 to Q4; at neutral counts as high.</param>
public sealed record SplitPart(
    int Tracks, int Groups, double? ValenceMean, double? ValenceDeviation, double? ArousalMean, double? ArousalDeviation,
    IReadOnlyList<int> Quadrants)
{
    /// <summary>How many tracks each class has; null where tracks have no class.</summary>
    public IReadOnlyDictionary<string, int>? Classes { get; init; }

    internal static SplitPart Of(IReadOnlyList<ISplitItem> tracks, IEnumerable<string> groups)
    {
        Affect[] labels = [.. tracks.Select(track => track.Affect).OfType<Affect>()];
        double[] valence = [.. labels.Select(label => label.Valence.Value)];
        double[] arousal = [.. labels.Select(label => label.Arousal.Value)];
        var classes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var same in tracks.Where(track => track.Class is not null).GroupBy(track => track.Class!))
            classes.Add(same.Key, same.Count());
        return new(tracks.Count, groups.Distinct().Count(), Mean(valence), Deviation(valence), Mean(arousal), Deviation(arousal),
            [.. Enum.GetValues<Quadrant>().Select(quadrant => labels.Count(label => label.Quadrant() == quadrant))])
        {
            Classes = classes.Count > 0 ? classes : null,
        };
    }

    private static double? Mean(double[] values) => values.Length == 0 ? null : values.Average();

    private static double? Deviation(double[] values) =>
        Mean(values) is { } mean ? Math.Sqrt(values.Average(value => (value - mean) * (value - mean))) : null;
}
