namespace MerWorkbench.Metrics;

/// <summary>
/// Krippendorff's alpha, the agreement of any number of raters of whom some may have left items out: 1 - observed / expected
/// disagreement. 1 is full agreement, 0 what chance gives, below 0 systematic disagreement. After K. Krippendorff (2011),
/// Computing Krippendorff's alpha-reliability.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>Alpha of a table.</summary>
    /// <param name="ratings">The ratings, <c>[items][raters]</c>; null where a rater left an item out. Items with fewer than two ratings say nothing about agreement and take no part. For classes, number them.</param>
    /// <param name="level">What a difference means.</param>
    /// <exception cref="ArgumentException">A rating is not finite.</exception>
    /// <exception cref="UndefinedMetricException">No item has two ratings, or all ratings are equal.</exception>
    public static double Of(IReadOnlyList<IReadOnlyList<double?>> ratings, MeasurementLevel level)
    {
        double[][] units = [.. ratings.Select(row => row.OfType<double>().ToArray()).Where(unit => unit.Length > 1)];
        foreach (double rating in units.SelectMany(unit => unit))
            Foundation.Check.Finite(rating);
        if (units.Length == 0)
            throw new UndefinedMetricException("Krippendorff's alpha", "no item has two ratings");
        double[] values = [.. units.SelectMany(unit => unit).Distinct().Order()];
        if (values.Length < 2)
            throw new UndefinedMetricException("Krippendorff's alpha", FormattableString.Invariant($"all ratings are {values[0]:0.######}"));

        // Coincidences: each item's pairs of ratings, weighed so that an item counts once for each of its ratings.
        var coincidences = new double[values.Length, values.Length];
        var totals = new double[values.Length];
        foreach (double[] unit in units)
        {
            int[] at = [.. unit.Select(value => Array.BinarySearch(values, value))];
            for (int i = 0; i < at.Length; i++)
            {
                totals[at[i]]++;
                for (int j = 0; j < at.Length; j++)
                {
                    if (i != j)
                        coincidences[at[i], at[j]] += 1.0 / (at.Length - 1);
                }
            }
        }
        double all = totals.Sum(), observed = 0, expected = 0;
        double[] ranks = Ranks(totals);
        for (int c = 0; c < values.Length; c++)
        {
            for (int k = c + 1; k < values.Length; k++)
            {
                double distance = level switch
                {
                    MeasurementLevel.Nominal => 1,
                    // The ratings from c to k, of those at the ends half: the difference of their mean ranks.
                    MeasurementLevel.Ordinal => Math.Pow(ranks[k] - ranks[c], 2),
                    _ => Math.Pow(values[k] - values[c], 2),
                };
                observed += coincidences[c, k] * distance;
                expected += totals[c] * totals[k] * distance;
            }
        }
        return 1 - ((all - 1) * observed / expected);
    }

    private static double[] Ranks(double[] totals)
    {
        var ranks = new double[totals.Length];
        double before = 0;
        for (int i = 0; i < totals.Length; i++)
        {
            ranks[i] = before + (totals[i] / 2);
            before += totals[i];
        }
        return ranks;
    }
}
