using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Experiments;

/// <summary>Two runs beside each other. Runs on different splits were not tested on the same thing, and are compared only where that is asked for.</summary>
/// <param name="First">The one run.</param>
/// <param name="Second">The other.</param>
/// <param name="Obstacles">What keeps the difference from meaning that one model is better; empty where nothing does.</param>
/// <param name="Arousal">The difference of arousal's R2, the first's minus the second's.</param>
/// <param name="Valence">The same of valence.</param>
public sealed record RunComparison(
    Run First, Run Second, IReadOnlyList<string> Obstacles, RunComparison.AxisDifference Arousal, RunComparison.AxisDifference Valence)
{
    /// <summary>A difference on one axis.</summary>
    /// <param name="R2">The first's R2 minus the second's.</param>
    /// <param name="Interval">Its 95 % bootstrap interval over songs, both runs scored on each draw; null across splits, where runs have no songs in common to draw.</param>
    public readonly record struct AxisDifference(double R2, Interval? Interval);

    /// <summary>Compares two runs.</summary>
    /// <param name="first">The one run.</param>
    /// <param name="second">The other.</param>
    /// <param name="acrossSplits">True to compare runs of different split certificates all the same: the difference then mixes models and data, and <see cref="Obstacles"/> says so.</param>
    /// <exception cref="MerException">The two have different split certificates and <paramref name="acrossSplits"/> is false.</exception>
    public static RunComparison Of(Run first, Run second, bool acrossSplits = false)
    {
        Experiment a = first.Experiment, b = second.Experiment;
        bool sameSplit = a.SplitHash == b.SplitHash;
        if (!sameSplit && !acrossSplits)
            throw new MerException(
                $"{a.Name} and {b.Name} have different split certificates: {Split(a)} against {Split(b)}. They were not tested on the same songs, so the difference of their scores says nothing of the models.",
                remedy: "Run both on one split. To compare all the same: --across-splits.");
        var obstacles = new List<string>();
        if (!sameSplit)
            obstacles.Add($"different splits: {Split(a)} against {Split(b)}");
        if (a.Dataset != b.Dataset)
            obstacles.Add($"different datasets: {a.Dataset} against {b.Dataset}");
        else if (a.DataHash != b.DataHash)
            obstacles.Add("different versions of the data: sounds or labels have changed in between");
        if (a.Scale != b.Scale)
            obstacles.Add($"labels on different scales: {a.Scale} against {b.Scale}");
        if (a.Profile != b.Profile)
            obstacles.Add($"different profiles: {a.Profile} against {b.Profile}");
        return new(first, second, obstacles,
            Difference(run => run.Arousal, song => song.Annotated.Arousal.Value, song => song.PredictedArousal),
            Difference(run => run.Valence, song => song.Annotated.Valence.Value, song => song.PredictedValence));

        AxisDifference Difference(Func<RunMetrics, AxisResult> axis, Func<SongPrediction, double> observed, Func<SongPrediction, double> predicted)
        {
            double difference = axis(first.Metrics).Scores.R2 - axis(second.Metrics).Scores.R2;
            if (!sameSplit)
                return new(difference, null);
            Dictionary<string, SongPrediction> others = second.Predictions.ToDictionary(song => song.Id);
            return new(difference, Bootstrap.Difference(RegressionMetrics.R2,
                [.. first.Predictions.Select(observed)], [.. first.Predictions.Select(predicted)],
                [.. first.Predictions.Select(song => predicted(others[song.Id]))], a.Seed, [.. first.Predictions.Select(song => song.Song)]));
        }

        static string Split(Experiment experiment) => $"{experiment.Protocol} on {experiment.Dataset} ({experiment.SplitHash[..12]})";
    }
}
