using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>How many tracks one part of a fold holds and how its labels are spread.</summary>
/// <param name="Tracks">The tracks.</param>
/// <param name="Groups">The groups they make.</param>
/// <param name="ValenceMean">The mean valence; null where the part is empty.</param>
/// <param name="ValenceDeviation">The standard deviation (over n) of valence.</param>
/// <param name="ArousalMean">The mean arousal.</param>
/// <param name="ArousalDeviation">The standard deviation (over n) of arousal.</param>
/// <param name="Quadrants">How many tracks lie in each quadrant, Q1 to Q4; at neutral counts as high.</param>
public sealed record SplitPart(
    int Tracks, int Groups, double? ValenceMean, double? ValenceDeviation, double? ArousalMean, double? ArousalDeviation,
    IReadOnlyList<int> Quadrants)
{
    internal static SplitPart Of(IReadOnlyList<Track> tracks, IEnumerable<string> groups)
    {
        double[] valence = [.. tracks.Select(track => track.Annotation.Mean.Valence.Value)];
        double[] arousal = [.. tracks.Select(track => track.Annotation.Mean.Arousal.Value)];
        return new(tracks.Count, groups.Distinct().Count(), Mean(valence), Deviation(valence), Mean(arousal), Deviation(arousal),
            [.. Enum.GetValues<Quadrant>().Select(quadrant => tracks.Count(track => track.Annotation.Mean.Quadrant() == quadrant))]);
    }

    private static double? Mean(double[] values) => values.Length == 0 ? null : values.Average();

    private static double? Deviation(double[] values) =>
        Mean(values) is { } mean ? Math.Sqrt(values.Average(value => (value - mean) * (value - mean))) : null;
}
