using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>
/// A metric of predictions over time, song by song. Beside it stands the pooled metric, which takes all moments of all
/// songs as one set; the two answer different questions and are often confused: pooled correlation also rewards knowing
/// which song is the happier, per song only its course counts.
/// </summary>
/// <param name="Songs">The songs that have a value, in their order, with it.</param>
/// <param name="Undefined">The songs on which the metric is undefined, such as the correlation with a label that never moves, with the reason.</param>
public sealed record SongScores(
    ImmutableArray<(string Song, double Value)> Songs, ImmutableArray<(string Song, string Reason)> Undefined)
{
    /// <summary>The mean over the songs that have a value; each counts the same, however long. <see cref="Undefined"/> says which were left out.</summary>
    public double Mean => Songs.Average(song => song.Value);

    /// <summary>The standard deviation over songs, over n; 0 for a single song.</summary>
    public double Deviation
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Songs.Average(song => (song.Value - mean) * (song.Value - mean)));
        }
    }

    /// <summary>Scores each song by itself.</summary>
    /// <param name="metric">The metric, such as <see cref="RegressionMetrics.Pearson"/>.</param>
    /// <param name="songs">The names of the songs.</param>
    /// <param name="observed">The annotated values, <c>[songs][moments]</c>.</param>
    /// <param name="predicted">The predictions, <c>[songs][moments]</c>.</param>
    /// <exception cref="ArgumentException">No songs, or lengths that differ.</exception>
    /// <exception cref="UndefinedMetricException">It is undefined on every song.</exception>
    public static SongScores Of(RegressionMetric metric, IReadOnlyList<string> songs, IReadOnlyList<double[]> observed, IReadOnlyList<double[]> predicted)
    {
        Validate(songs, observed, predicted);
        var scores = ImmutableArray.CreateBuilder<(string, double)>();
        var undefined = ImmutableArray.CreateBuilder<(string, string)>();
        UndefinedMetricException? last = null;
        for (int song = 0; song < songs.Count; song++)
        {
            try
            {
                scores.Add((songs[song], metric(observed[song], predicted[song])));
            }
            catch (UndefinedMetricException problem)
            {
                undefined.Add((songs[song], problem.Message));
                last = problem;
            }
        }
        return scores.Count > 0
            ? new(scores.ToImmutable(), undefined.ToImmutable())
            : throw new UndefinedMetricException($"{last!.Metric} per song", FormattableString.Invariant($"none of {songs.Count} songs has a value; {songs[^1]}: {last.Message}"));
    }

    /// <summary>The metric over all moments of all songs as one set: long songs count more.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="observed">The annotated values, <c>[songs][moments]</c>.</param>
    /// <param name="predicted">The predictions, <c>[songs][moments]</c>.</param>
    /// <exception cref="ArgumentException">No songs, or lengths that differ.</exception>
    /// <exception cref="UndefinedMetricException">The metric is undefined on the whole.</exception>
    public static double Pooled(RegressionMetric metric, IReadOnlyList<double[]> observed, IReadOnlyList<double[]> predicted)
    {
        Validate([.. observed.Select((_, song) => FormattableString.Invariant($"song {song}"))], observed, predicted);
        return metric([.. observed.SelectMany(song => song)], [.. predicted.SelectMany(song => song)]);
    }

    private static void Validate(IReadOnlyList<string> songs, IReadOnlyList<double[]> observed, IReadOnlyList<double[]> predicted)
    {
        if (songs.Count == 0)
            throw new ArgumentException("A metric needs at least one song; got none.");
        Check.SameLength(songs.Count, observed.Count, nameof(songs), nameof(observed));
        Check.SameLength(songs.Count, predicted.Count, nameof(songs), nameof(predicted));
        for (int song = 0; song < songs.Count; song++)
            Check.SameLength(observed[song].Length, predicted[song].Length, $"the annotation of {songs[song]}", $"its prediction");
    }
}
