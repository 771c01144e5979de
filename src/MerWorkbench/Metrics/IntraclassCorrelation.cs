using FDistribution = MathNet.Numerics.Distributions.FisherSnedecor;

namespace MerWorkbench.Metrics;

/// <summary>
/// The six intraclass correlations of P. E. Shrout and J. L. Fleiss (1979), Intraclass correlations: uses in assessing rater reliability,
/// Psychological Bulletin 86, from a table in which every rater rated every item.
/// </summary>
/// <remarks>
/// With k raters, n items and the mean squares between items B, within items W, between raters J and residual E:
/// <code>
/// (1,1) = (B - W) / (B + (k-1) W)                       each item has raters of its own
/// (2,1) = (B - E) / (B + (k-1) E + k (J - E) / n)       raters are a sample; their biases count as error (absolute agreement)
/// (3,1) = (B - E) / (B + (k-1) E)                       these raters only; a rater's bias does not count (consistency)
/// (1,k) = (B - W) / B    (2,k) = (B - E) / (B + (J - E) / n)    (3,k) = (B - E) / B        of the mean of k raters
/// </code>
/// The one to report as the ceiling of a model that predicts the panel's mean is (2,k). Intervals are those of the paper: exact for
/// (1,.) and (3,.), Satterthwaite's approximation for (2,.).
/// </remarks>
public sealed record IntraclassCorrelation
{
    private IntraclassCorrelation(int items, int raters) => (Items, Raters) = (items, raters);

    /// <summary>n.</summary>
    public int Items { get; }

    /// <summary>k.</summary>
    public int Raters { get; }

    /// <summary>ICC(1,1): one rater, each item with raters of its own.</summary>
    public IccEstimate OneSingle { get; private init; }

    /// <summary>ICC(2,1): one rater of a sample, absolute agreement.</summary>
    public IccEstimate TwoSingle { get; private init; }

    /// <summary>ICC(3,1): one of these raters, consistency.</summary>
    public IccEstimate ThreeSingle { get; private init; }

    /// <summary>ICC(1,k): the mean of the panel, each item with raters of its own.</summary>
    public IccEstimate OneMean { get; private init; }

    /// <summary>ICC(2,k): the mean of the panel, absolute agreement.</summary>
    public IccEstimate TwoMean { get; private init; }

    /// <summary>ICC(3,k): the mean of the panel, consistency; Cronbach's alpha.</summary>
    public IccEstimate ThreeMean { get; private init; }

    /// <summary>All six from a table.</summary>
    /// <param name="ratings">The ratings, <c>[items][raters]</c>, none missing, finite; at least two of each.</param>
    /// <param name="level">The level of the intervals, default 0.95.</param>
    /// <exception cref="ArgumentException">Rows of different length, or a rating that is not finite.</exception>
    /// <exception cref="UndefinedMetricException">Fewer than two items or raters, or items that do not differ.</exception>
    public static IntraclassCorrelation Of(IReadOnlyList<IReadOnlyList<double>> ratings, double level = 0.95)
    {
        Interval.RequireLevel(level);
        int n = ratings.Count, k = n == 0 ? 0 : ratings[0].Count;
        if (n < 2 || k < 2)
            throw new UndefinedMetricException("The intraclass correlation", $"it needs at least two items and two raters, got {n} and {k}");
        for (int item = 0; item < n; item++)
        {
            Foundation.Check.SameLength(k, ratings[item].Count, "item 0", $"item {item}");
            foreach (double rating in ratings[item])
                Foundation.Check.Finite(rating);
        }

        double mean = ratings.Average(row => row.Average());
        double[] items = [.. ratings.Select(row => row.Average())], raters = [.. Enumerable.Range(0, k).Select(rater => ratings.Average(row => row[rater]))];
        double between = items.Sum(m => k * Square(m - mean)), judges = raters.Sum(m => n * Square(m - mean)), within = 0, residual = 0;
        for (int item = 0; item < n; item++)
        {
            for (int rater = 0; rater < k; rater++)
            {
                within += Square(ratings[item][rater] - items[item]);
                residual += Square(ratings[item][rater] - items[item] - raters[rater] + mean);
            }
        }
        if (between <= 1e-24 * n * k * (Square(mean) + 1))
            throw new UndefinedMetricException("The intraclass correlation", "every item has the same mean rating");
        double dfB = n - 1, dfW = n * (k - 1.0), dfE = (n - 1.0) * (k - 1);
        double b = between / dfB, w = within / dfW, j = judges / (k - 1), e = residual / dfE;
        double tail = (1 + level) / 2;

        (IccEstimate Single, IccEstimate Mean) OneWay(double error, double dfError)
        {
            double Icc(double f) => (f - 1) / (f + k - 1);
            double Panel(double f) => 1 - (1 / f);
            Interval Between(Func<double, double> of) => error == 0
                ? Given(1, 1)
                : Given(of(b / error / Quantile(dfB, dfError)), of(b / error * Quantile(dfError, dfB)));
            return (new((b - error) / (b + ((k - 1) * error)), Between(Icc)), new((b - error) / b, Between(Panel)));
        }

        IccEstimate two = new((b - e) / (b + ((k - 1) * e) + (k * (j - e) / n)), TwoWay());
        // The panel's mean by Spearman and Brown's step-up of the interval, as the paper has it.
        double StepUp(double icc) => k * icc / (1 + ((k - 1) * icc));
        var one = OneWay(w, dfW);
        var three = OneWay(e, dfE);
        return new(n, k)
        {
            OneSingle = one.Single,
            TwoSingle = two,
            ThreeSingle = three.Single,
            OneMean = one.Mean,
            TwoMean = new((b - e) / (b + ((j - e) / n)), Given(StepUp(two.Interval.Low), StepUp(two.Interval.High))),
            ThreeMean = three.Mean,
        };

        Interval TwoWay()
        {
            double icc = (b - e) / (b + ((k - 1) * e) + (k * (j - e) / n));
            if (j == 0 && e == 0)
                return Given(1, 1);
            // Degrees of freedom of the mixture of J and E that an item is tested against.
            double partJ = k * icc * j, partE = ((n * (1 + ((k - 1) * icc))) - (k * icc)) * e;
            double df = (k - 1) * dfB * Square(partJ + partE) / ((dfB * Square(partJ)) + Square(partE));
            double mixed = (k * j) + (((k * n) - k - n) * e);
            double lowF = Quantile(dfB, df), highF = Quantile(df, dfB);
            return Given(n * (b - (lowF * e)) / ((lowF * mixed) + (n * b)), n * ((highF * b) - e) / (mixed + (n * highF * b)));
        }

        double Quantile(double df1, double df2) => FDistribution.InvCDF(df1, df2, tail);
        Interval Given(double low, double high) => new(low, high, level, "F distribution, Shrout and Fleiss 1979");
    }

    private static double Square(double value) => value * value;
}
