using System.Globalization;
using MathNet.Numerics.Distributions;
using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>
/// Tests whether two models that met the same folds or the same items differ; all two-sided. For an interval of the
/// difference see <see cref="Bootstrap.Difference"/>.
/// </summary>
public static class PairedTests
{
    // 2^50 sign patterns are counted by sums of ranks, of which there are few; scipy changes to the normal form here as well.
    private const int LargestExact = 50;

    /// <summary>
    /// The corrected resampled t-test of Nadeau and Bengio (2003): t = mean / sqrt((1/k + test/train) s^2) with k - 1
    /// degrees of freedom. The plain t-test takes folds for independent though they share training data, and finds
    /// differences where there are none; the added ratio of sizes makes up for it.
    /// </summary>
    /// <param name="first">The score of the one model on each of the k folds (or repeated folds), at least two.</param>
    /// <param name="second">The score of the other on the same folds.</param>
    /// <param name="testShare">Test items over training items of a fold: 1 / (folds - 1) in cross-validation.</param>
    /// <exception cref="UndefinedMetricException">Fewer than two folds, or the same difference on each.</exception>
    public static PairedTest CorrectedResampledT(IReadOnlyList<double> first, IReadOnlyList<double> second, double testShare)
    {
        Check.Positive(testShare);
        double[] differences = Differences(first, second);
        int k = differences.Length;
        const string Name = "Corrected resampled t";
        if (k < 2)
            throw new UndefinedMetricException(Name, FormattableString.Invariant($"it needs at least two folds, got {k}"));
        if (Array.TrueForAll(differences, difference => difference == differences[0]))
            throw new UndefinedMetricException(Name, string.Create(CultureInfo.InvariantCulture, $"the difference is {differences[0]:0.######} on every fold"));
        double mean = differences.Average();
        double variance = differences.Sum(difference => (difference - mean) * (difference - mean)) / (k - 1);
        double t = mean / Math.Sqrt(((1.0 / k) + testShare) * variance);
        return new(string.Create(CultureInfo.InvariantCulture, $"corrected resampled t, {k} folds"), t, Math.Min(1, 2 * StudentT.CDF(0, 1, k - 1, -Math.Abs(t))));
    }

    /// <summary>
    /// The signed rank test (Wilcoxon 1945) on pairs, such as the absolute errors of two models on the same songs.
    /// Pairs without difference are left out; equal differences share their mean rank. Up to 50 pairs the p-value is
    /// exact, also with ties; beyond, from the normal distribution with the variance corrected for ties and no
    /// correction for continuity.
    /// </summary>
    /// <param name="first">A value of each pair.</param>
    /// <param name="second">The other value.</param>
    /// <returns>The statistic is the smaller of the two rank sums.</returns>
    /// <exception cref="UndefinedMetricException">No pair differs.</exception>
    public static PairedTest Wilcoxon(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] differences = [.. Differences(first, second).Where(difference => difference != 0)];
        int n = differences.Length;
        if (n == 0)
            throw new UndefinedMetricException("The signed rank test", "no pair differs");
        var (doubledRanks, tieTerm) = DoubledRanks(differences);
        double positive = differences.Select((difference, at) => difference > 0 ? doubledRanks[at] : 0).Sum() / 2.0;
        double all = n * (n + 1.0) / 2, smaller = Math.Min(positive, all - positive);
        if (n <= LargestExact)
            return new(string.Create(CultureInfo.InvariantCulture, $"Wilcoxon signed rank, exact, {n} pairs"), smaller, ExactP(doubledRanks, smaller));
        double variance = (n * (n + 1.0) * ((2 * n) + 1) / 24) - (tieTerm / 48);
        double z = (smaller - (all / 2)) / Math.Sqrt(variance);
        return new(string.Create(CultureInfo.InvariantCulture, $"Wilcoxon signed rank, normal, {n} pairs"), smaller, Math.Min(1, 2 * Normal.CDF(0, 1, z)));
    }

    /// <summary>
    /// McNemar's test (1947), exact: of the items that just one of two classifiers hit, would half fall to each?
    /// </summary>
    /// <param name="observed">The class of each item.</param>
    /// <param name="first">The one classifier's prediction of it.</param>
    /// <param name="second">The other's.</param>
    /// <returns>The statistic is the smaller of the two counts.</returns>
    /// <exception cref="UndefinedMetricException">Both hit and miss the same items.</exception>
    public static PairedTest McNemar(IReadOnlyList<int> observed, IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        Check.SameLength(observed.Count, first.Count, nameof(observed), nameof(first));
        Check.SameLength(observed.Count, second.Count, nameof(observed), nameof(second));
        int[] items = [.. Enumerable.Range(0, observed.Count)];
        int onlyFirst = items.Count(item => first[item] == observed[item] && second[item] != observed[item]);
        int onlySecond = items.Count(item => first[item] != observed[item] && second[item] == observed[item]);
        int discordant = onlyFirst + onlySecond, smaller = Math.Min(onlyFirst, onlySecond);
        if (discordant == 0)
            throw new UndefinedMetricException("McNemar's test", "both classifiers hit and miss the same items");
        return new(string.Create(CultureInfo.InvariantCulture, $"McNemar, exact, {discordant} discordant items"), smaller,
            Math.Min(1, 2 * Binomial.CDF(0.5, discordant, smaller)));
    }

    private static double[] Differences(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        Check.SameLength(first.Count, second.Count, nameof(first), nameof(second));
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        int bad = Array.FindIndex(differences, difference => !double.IsFinite(difference));
        return bad < 0
            ? differences
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Values must be finite numbers; pair {bad} is {first[bad]} and {second[bad]}."));
    }

    /// <summary>Twice the mean rank of each size, so that shared ranks stay whole numbers; and the sum of t^3 - t over ties of t.</summary>
    private static (int[] DoubledRanks, double TieTerm) DoubledRanks(double[] differences)
    {
        int[] order = [.. Enumerable.Range(0, differences.Length).OrderBy(at => Math.Abs(differences[at]))];
        var ranks = new int[differences.Length];
        double ties = 0;
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            while (end < order.Length && Math.Abs(differences[order[end]]) == Math.Abs(differences[order[start]]))
                end++;
            for (int at = start; at < end; at++)
                ranks[order[at]] = start + 1 + end;
            double size = end - start;
            ties += (size * size * size) - size;
            start = end;
        }
        return (ranks, ties);
    }

    /// <summary>The share of all sign patterns whose smaller rank sum is at most this one.</summary>
    private static double ExactP(int[] doubledRanks, double smaller)
    {
        var ways = new double[doubledRanks.Sum() + 1];
        ways[0] = 1;
        foreach (int rank in doubledRanks)
        {
            for (int sum = ways.Length - 1; sum >= rank; sum--)
                ways[sum] += ways[sum - rank];
        }
        return Math.Min(1, 2 * ways.AsSpan(0, (int)(2 * smaller) + 1).ToArray().Sum() / Math.Pow(2, doubledRanks.Length));
    }
}
