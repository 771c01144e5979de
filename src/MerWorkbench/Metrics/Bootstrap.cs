using System.Runtime.InteropServices;
using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>
/// Percentile bootstrap (Efron 1979) of a regression metric. Songs, not rows, are drawn with replacement, so that
/// several pieces of one song do not pass for independent evidence.
/// </summary>
public static class Bootstrap
{
    /// <summary>The interval of a metric over songs.</summary>
    /// <param name="metric">The metric, such as <see cref="RegressionMetrics.R2"/>.</param>
    /// <param name="observed">The annotated values, <c>[items]</c>.</param>
    /// <param name="predicted">The predictions, <c>[items]</c>.</param>
    /// <param name="seed">The seed: same seed, same interval.</param>
    /// <param name="songs">The song of each item; null where every item is a song of its own.</param>
    /// <param name="resamples">How often the songs are drawn; default 2000.</param>
    /// <param name="level">The level; default 0.95.</param>
    /// <returns>
    /// The interval between the (1 - level) / 2 and (1 + level) / 2 quantiles, with linear interpolation. A draw on
    /// which the metric is undefined (every song the same) is drawn again.
    /// </returns>
    /// <exception cref="UndefinedMetricException">Fewer than two songs, or the metric is undefined on nearly every draw.</exception>
    public static Interval Percentile(RegressionMetric metric, double[] observed, double[] predicted, int seed,
        IReadOnlyList<string>? songs = null, int resamples = 2000, double level = 0.95)
    {
        Check.SameLength(observed.Length, predicted.Length, nameof(observed), nameof(predicted));
        var (o, p) = (new List<double>(observed.Length), new List<double>(observed.Length));
        return OverSongs(observed.Length, songs, seed, resamples, level, items =>
        {
            Pick(observed, items, o);
            Pick(predicted, items, p);
            return metric(CollectionsMarshal.AsSpan(o), CollectionsMarshal.AsSpan(p));
        });
    }

    /// <summary>The interval of the difference of a metric between two predictions of the same items: the first's minus the second's, both on each draw.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="observed">The annotated values, <c>[items]</c>.</param>
    /// <param name="first">The one prediction, <c>[items]</c>.</param>
    /// <param name="second">The other, <c>[items]</c>.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="songs">The song of each item; null where every item is a song of its own.</param>
    /// <param name="resamples">How often the songs are drawn; default 2000.</param>
    /// <param name="level">The level; default 0.95.</param>
    /// <exception cref="UndefinedMetricException">As for <see cref="Percentile"/>.</exception>
    public static Interval Difference(RegressionMetric metric, double[] observed, double[] first, double[] second, int seed,
        IReadOnlyList<string>? songs = null, int resamples = 2000, double level = 0.95)
    {
        Check.SameLength(observed.Length, first.Length, nameof(observed), nameof(first));
        Check.SameLength(observed.Length, second.Length, nameof(observed), nameof(second));
        var (o, a, b) = (new List<double>(observed.Length), new List<double>(observed.Length), new List<double>(observed.Length));
        return OverSongs(observed.Length, songs, seed, resamples, level, items =>
        {
            Pick(observed, items, o);
            Pick(first, items, a);
            Pick(second, items, b);
            return metric(CollectionsMarshal.AsSpan(o), CollectionsMarshal.AsSpan(a)) - metric(CollectionsMarshal.AsSpan(o), CollectionsMarshal.AsSpan(b));
        });
    }

    /// <summary>The interval of any number taken of drawn items, such as a mean of differences over several pairs of models.</summary>
    /// <param name="count">How many items there are.</param>
    /// <param name="songs">The song of each; null where every item is a song of its own.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="resamples">How often the songs are drawn.</param>
    /// <param name="level">The level.</param>
    /// <param name="statistic">The number, of the items drawn; an item drawn twice is there twice.</param>
    /// <exception cref="UndefinedMetricException">As for <see cref="Percentile"/>.</exception>
    internal static Interval OverSongs(int count, IReadOnlyList<string>? songs, int seed, int resamples, double level, Func<List<int>, double> statistic)
    {
        Check.Positive(resamples);
        Interval.RequireLevel(level);
        int[][] groups = Groups(count, songs);
        if (groups.Length < 2)
            throw new UndefinedMetricException("The bootstrap interval", $"it needs at least two songs, got {groups.Length}");

        var random = new StableRandom(seed, "bootstrap");
        var values = new double[resamples];
        var items = new List<int>(count);
        int undefined = 0;
        for (int done = 0; done < resamples;)
        {
            items.Clear();
            for (int draw = 0; draw < groups.Length; draw++)
                items.AddRange(groups[random.Next(groups.Length)]);
            try
            {
                values[done] = statistic(items);
                done++;
            }
            catch (UndefinedMetricException) when (++undefined <= resamples) { }
        }
        Array.Sort(values);
        return new(Quantile(values, (1 - level) / 2), Quantile(values, (1 + level) / 2), level,
            $"percentile bootstrap over {groups.Length} songs, {resamples} draws, seed {seed}");
    }

    private static void Pick(double[] values, List<int> items, List<double> into)
    {
        into.Clear();
        foreach (int item in items)
            into.Add(values[item]);
    }

    /// <summary>A quantile of sorted values with linear interpolation between neighbours, as numpy's default.</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    private static int[][] Groups(int items, IReadOnlyList<string>? songs)
    {
        if (songs is null)
            return [.. Enumerable.Range(0, items).Select(item => new[] { item })];
        Check.SameLength(items, songs.Count, "observed", nameof(songs));
        return [.. Enumerable.Range(0, items).GroupBy(item => songs[item]).Select(group => group.ToArray())];
    }
}
