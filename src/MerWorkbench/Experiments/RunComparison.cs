using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Experiments;

/// <summary>Two runs beside each other. Runs on different splits were not tested on the same thing, and are compared only where that is asked for.</summary>
/// <param name="First">The one run.</param>
/// <param name="Second">The other.</param>
/// <param name="Obstacles">What keeps the difference from meaning that one model is better; empty where nothing does.</param>
/// <param name="Differences">The difference of each target's main score.</param>
public sealed record RunComparison(Run First, Run Second, IReadOnlyList<string> Obstacles, IReadOnlyList<RunComparison.ScoreDifference> Differences)
{
    /// <summary>A difference of one score.</summary>
    /// <param name="Target">What is predicted.</param>
    /// <param name="Metric">The metric.</param>
    /// <param name="First">The first's score.</param>
    /// <param name="Second">The second's score.</param>
    /// <param name="Value">The first's minus the second's.</param>
    /// <param name="Interval">Its 95 % bootstrap interval over songs, both runs scored on each draw; null across splits, where runs have no songs in common to draw.</param>
    public sealed record ScoreDifference(string Target, string Metric, double First, double Second, double Value, Interval? Interval);

    /// <summary>Compares two runs.</summary>
    /// <param name="first">The one run.</param>
    /// <param name="second">The other.</param>
    /// <param name="acrossSplits">True to compare runs of different split certificates all the same: the difference then mixes models and data, and <see cref="Obstacles"/> says so.</param>
    /// <exception cref="MerException">The two have different split certificates and <paramref name="acrossSplits"/> is false, or predict different things.</exception>
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
        Measure[] ours = [.. first.Measures()], theirs = [.. second.Measures()];
        Score[] shared = [.. first.Scores.DistinctBy(score => score.Target).Where(score => second.Find(score.Target, score.Metric) is not null)];
        if (shared.Length == 0)
            throw new MerException($"{a.Name} predicts {a.Target} and {b.Name} predicts {b.Target}: there is no score to compare.");
        return new(first, second, obstacles, [.. shared.Select(Difference)]);

        ScoreDifference Difference(Score score)
        {
            double other = second.Score(score.Target, score.Metric).Value;
            return new(score.Target, score.Metric, score.Value, other, score.Value - other, sameSplit ? Interval(Find(ours, score), Find(theirs, score)) : null);
        }

        Interval Interval(Measure one, Measure two)
        {
            Dictionary<string, double> others = two.Ids.Zip(two.Predicted).ToDictionary();
            return Bootstrap.Difference(one.Function, one.Observed, one.Predicted, [.. one.Ids.Select(id => others[id])], a.Seed, one.Songs);
        }

        static Measure Find(Measure[] measures, Score score) => measures.First(measure => measure.Target == score.Target && measure.Metric == score.Metric);

        static string Split(Experiment experiment) => $"{experiment.Protocol} on {experiment.Dataset} ({experiment.SplitHash[..12]})";
    }
}
