using System.Collections.Immutable;

namespace MerWorkbench.Metrics;

/// <summary>
/// Leave-one-out agreement: how well each rater would score if handed in as a model of what the other raters say on average. The mean is
/// what one person reaches; a model may pass it, for the mean of a panel is steadier than one of its members.
/// </summary>
/// <param name="Raters">The scores of each rater, the mean of the others being what is observed; in the order of the columns, without those that could not be scored.</param>
/// <param name="Skipped">Raters without a score: fewer than three items that another rater rated too, or no variation on one side.</param>
public sealed record RaterCeiling(ImmutableArray<RegressionScores> Raters, int Skipped)
{
    private const int FewestItems = 3;

    /// <summary>Pearson's correlation, mean over raters.</summary>
    public double Pearson => Raters.Average(rater => rater.Pearson!.Value);

    /// <summary>R2, mean over raters. Often below zero: a single rater's ratings spread wider than the others' mean.</summary>
    public double R2 => Raters.Average(rater => rater.R2);

    /// <summary>Lin's concordance correlation, mean over raters.</summary>
    public double Ccc => Raters.Average(rater => rater.Ccc);

    /// <summary>Scores each rater against the mean of the others.</summary>
    /// <param name="ratings">The ratings, <c>[items][raters]</c>, a column being one person; null where a rater left an item out.</param>
    /// <exception cref="ArgumentException">Rows of different length, or a rating that is not finite.</exception>
    /// <exception cref="UndefinedMetricException">No rater can be scored.</exception>
    public static RaterCeiling Of(IReadOnlyList<IReadOnlyList<double?>> ratings)
    {
        int raters = ratings.Count == 0 ? 0 : ratings[0].Count;
        for (int item = 0; item < ratings.Count; item++)
            Foundation.Check.SameLength(raters, ratings[item].Count, "item 0", $"item {item}");
        RegressionScores[] scores = [.. Enumerable.Range(0, raters).Select(rater => Score(ratings, rater)).OfType<RegressionScores>()];
        return scores.Length > 0
            ? new([.. scores], raters - scores.Length)
            : throw new UndefinedMetricException("The leave-one-out ceiling",
                $"none of {raters} raters has {FewestItems} items of differing ratings that another rated too");
    }

    private static RegressionScores? Score(IReadOnlyList<IReadOnlyList<double?>> ratings, int rater)
    {
        var (others, own) = (new List<double>(), new List<double>());
        foreach (IReadOnlyList<double?> row in ratings)
        {
            double[] rest = [.. row.Where((rating, at) => at != rater && rating is not null).Select(rating => rating!.Value)];
            if (row[rater] is not { } mine || rest.Length == 0)
                continue;
            own.Add(mine);
            others.Add(rest.Average());
        }
        if (own.Count < FewestItems || own.Distinct().Count() < 2 || others.Distinct().Count() < 2)
            return null;
        return RegressionScores.Of([.. others], [.. own]);
    }
}
