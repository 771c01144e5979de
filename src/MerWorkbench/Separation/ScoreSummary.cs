using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>
/// Scores of many windows in a few numbers, as Stoller et al. (2018) give them: all windows of all songs in one pool.
/// </summary>
/// <param name="Median">The median.</param>
/// <param name="Deviation">The median absolute deviation from the median, not scaled.</param>
/// <param name="Mean">The mean, which windows of almost silent voices pull down.</param>
/// <param name="Spread">The standard deviation of the population.</param>
/// <param name="Windows">How many windows have scores.</param>
/// <param name="Undefined">How many have none, because something is silent there.</param>
public sealed record ScoreSummary(Decibels Median, Decibels Deviation, Decibels Mean, Decibels Spread, int Windows, int Undefined)
{
    /// <summary>All windows of all songs in one pool.</summary>
    /// <param name="songs">The songs' scores.</param>
    /// <param name="source">The source, in the order of the references.</param>
    /// <param name="kind">Which score.</param>
    /// <exception cref="MerException">No window of any song has scores.</exception>
    public static ScoreSummary Pooled(IEnumerable<SeparationScores> songs, int source, ScoreKind kind)
    {
        Decibels[] all = [.. songs.SelectMany(song => song.Of(source, kind))];
        double[] values = [.. all.Select(score => score.Value).Where(value => !double.IsNaN(value))];
        if (values.Length == 0)
            throw new MerException($"None of the {all.Length} windows has a score: in each a source or an estimate is silent.");
        double median = MedianOf(values), mean = values.Average();
        return new(new(median), new(MedianOf([.. values.Select(value => Math.Abs(value - median))])), new(mean),
            new(Math.Sqrt(values.Average(value => (value - mean) * (value - mean)))), values.Length, all.Length - values.Length);
    }

    /// <summary>The median over songs of each song's median over its windows, as the separation campaigns (SiSEC) and museval give it.</summary>
    /// <param name="songs">The songs' scores; those without any are left out.</param>
    /// <param name="source">The source, in the order of the references.</param>
    /// <param name="kind">Which score.</param>
    public static Decibels MedianOfMedians(IEnumerable<SeparationScores> songs, int source, ScoreKind kind) =>
        MedianIn(songs.Select(song => song.Median(source, kind)));

    /// <summary>The summary as text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"median {Median.Value:0.00} dB, MAD {Deviation.Value:0.00}, mean {Mean.Value:0.00}, SD {Spread.Value:0.00} over {Windows} windows ({Undefined} silent)");

    internal static Decibels MedianIn(IEnumerable<Decibels> scores)
    {
        double[] values = [.. scores.Select(score => score.Value).Where(value => !double.IsNaN(value))];
        return new(values.Length == 0 ? double.NaN : MedianOf(values));
    }

    private static double MedianOf(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double low = sorted[(sorted.Length - 1) / 2], high = sorted[sorted.Length / 2];
        return low.Equals(high) ? low : (low + high) / 2;
    }
}
