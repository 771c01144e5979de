using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>How far annotators agree: the ceiling for any model of their mean.</summary>
public static class Agreement
{
    /// <summary>
    /// Split-half reliability of the mean rating. For each item the raters are cut at random into two halves; the
    /// correlation r of the halves' means over items becomes 2 r / (1 + r) (Spearman 1910, Brown 1910), the expected
    /// correlation of the whole panel's mean with that of another panel of its size. The mean over repetitions is returned.
    /// </summary>
    /// <param name="ratings">The ratings of each item, <c>[items][raters]</c>; at least two raters each. With an odd number one half has one more.</param>
    /// <param name="seed">The seed of the cuts.</param>
    /// <param name="repetitions">How many cuts are averaged; default 100.</param>
    /// <exception cref="UndefinedMetricException">Fewer than two items, an item with one rater, or halves without variation.</exception>
    public static double SplitHalf(IReadOnlyList<IReadOnlyList<double>> ratings, int seed, int repetitions = 100)
    {
        Check.Positive(repetitions);
        for (int item = 0; item < ratings.Count; item++)
        {
            if (ratings[item].Count < 2)
                throw new UndefinedMetricException("Split-half reliability",
                    $"item {item} has {ratings[item].Count} rating(s); each needs at least two");
        }

        var random = new StableRandom(seed, "split-half");
        double[] first = new double[ratings.Count], second = new double[ratings.Count];
        double sum = 0;
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            for (int item = 0; item < ratings.Count; item++)
            {
                double[] shuffled = [.. ratings[item]];
                random.Shuffle<double>(shuffled);
                int half = shuffled.Length / 2;
                first[item] = shuffled.Take(half).Average();
                second[item] = shuffled.Skip(half).Average();
            }
            double r = RegressionMetrics.Pearson(first, second);
            if (r <= -1)
                throw new UndefinedMetricException("Split-half reliability", "the halves' means are exact opposites");
            sum += 2 * r / (1 + r);
        }
        return sum / repetitions;
    }
}
