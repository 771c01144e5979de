using System.Collections.Immutable;
using MerWorkbench.Experiments;
using MerWorkbench.Metrics;

namespace MerWorkbench.Papers.Claims;

/// <summary>What the runs of one work on one dataset and one set of folds say of a claim: the mean difference over its pairs, with interval and tests.</summary>
public sealed record Finding
{
    private const double Significant = 0.05;

    private Finding(Claim claim, Experiment of, ImmutableArray<ClaimPair> pairs)
    {
        (Claim, Of, Pairs) = (claim, of, pairs);
        Difference = pairs.Average(pair => pair.Difference);
        Interval = Bootstrap.OverSongs(pairs[0].Ids.Count, pairs[0].Songs, of.Seed, resamples: 2000, level: 0.95,
            items => pairs.Average(pair => pair.Of(items) is var (first, second) ? first - second : 0));
        OverFolds = TestFolds();
        OverSongs = TestSongs();
    }

    /// <summary>The claim.</summary>
    public Claim Claim { get; }

    /// <summary>One of the experiments behind it: names work, data, profile, protocol and seed.</summary>
    public Experiment Of { get; }

    /// <summary>The scores set against each other, at least one pair.</summary>
    public ImmutableArray<ClaimPair> Pairs { get; }

    /// <summary>The mean over the pairs of the first's score minus the second's, over all songs together.</summary>
    public double Difference { get; }

    /// <summary>Its 95 % bootstrap interval over songs; every pair is scored on each draw.</summary>
    public Interval Interval { get; }

    /// <summary>
    /// The corrected resampled t-test on the folds' mean differences, against minus the claim's margin; null where it is undefined, as with every fold alike.
    /// </summary>
    public PairedTest? OverFolds { get; }

    /// <summary>Wilcoxon's signed rank test on the songs' mean losses, likewise; null where no song differs.</summary>
    public PairedTest? OverSongs { get; }

    /// <summary>What may be said: the interval over songs and the test over folds must agree, in direction too.</summary>
    public ClaimVerdict Verdict => OverFolds switch
    {
        { P: < Significant, Statistic: > 0 } when Interval.Low > -Claim.Margin => ClaimVerdict.Holds,
        { P: < Significant, Statistic: < 0 } when Interval.High < -Claim.Margin => ClaimVerdict.DoesNotHold,
        _ => ClaimVerdict.CannotTell,
    };

    /// <summary>The finding of runs of one work, data, profile, seed and split; null where they have no pair of the claim.</summary>
    internal static Finding? TryOf(Claim claim, IReadOnlyList<Run> runs)
    {
        ClaimPair[] pairs =
        [
            .. from first in runs
               from second in runs
               where claim.Sets(first, second)
               from targets in claim.Targets
               let pair = ClaimPair.TryOf(first, second, targets, claim.Metric)
               where pair is not null
               select pair,
        ];
        return pairs.Length == 0 ? null : new(claim, runs[0].Experiment, [.. pairs]);
    }

    private PairedTest? TestFolds()
    {
        int[][] folds = [.. Enumerable.Range(0, Pairs[0].Ids.Count).GroupBy(item => Pairs[0].Folds[item]).OrderBy(fold => fold.Key).Select(fold => fold.ToArray())];
        return Defined(() =>
        {
            (double First, double Second)[] scores = [.. folds.Select(fold => Mean(pair => pair.Of(fold)))];
            return PairedTests.CorrectedResampledT([.. scores.Select(score => score.First + Claim.Margin)], [.. scores.Select(score => score.Second)], 1.0 / (folds.Length - 1));
        });
    }

    private PairedTest? TestSongs()
    {
        (double First, double Second)[] losses = [.. Enumerable.Range(0, Pairs[0].Ids.Count).GroupBy(item => Pairs[0].Songs[item])
            .Select(song => Mean(pair => (song.Average(item => pair.Loss(item).First), song.Average(item => pair.Loss(item).Second))))];
        return Defined(() => PairedTests.Wilcoxon([.. losses.Select(loss => loss.First - Claim.Margin)], [.. losses.Select(loss => loss.Second)]));
    }

    private (double First, double Second) Mean(Func<ClaimPair, (double First, double Second)> of)
    {
        (double First, double Second)[] all = [.. Pairs.Select(of)];
        return (all.Average(item => item.First), all.Average(item => item.Second));
    }

    private static PairedTest? Defined(Func<PairedTest> test)
    {
        try
        {
            return test();
        }
        catch (UndefinedMetricException)
        {
            return null;
        }
    }
}
