using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Metrics;

public sealed class IntraclassCorrelationTests
{
    /// <summary>Table 2 of Shrout and Fleiss (1979): six targets, four judges.</summary>
    private static readonly double[][] Published = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    [Fact]
    public void The_published_table_gives_the_published_values()
    {
        var icc = IntraclassCorrelation.Of(Published);
        Assert.Equal([0.17, 0.29, 0.71, 0.44, 0.62, 0.91],
            Values(icc).Select(estimate => Math.Round(estimate.Value, 2)));
        Assert.Equal((6, 4), (icc.Items, icc.Raters));
    }

    [Fact]
    public void The_intervals_are_those_of_R_psych_on_the_published_table()
    {
        // psych::ICC prints them to two or three digits.
        (double Low, double High)[] expected = [(-0.133, 0.72), (0.019, 0.76), (0.342, 0.95), (-0.884, 0.91), (0.071, 0.93), (0.676, 0.99)];
        IccEstimate[] actual = Values(IntraclassCorrelation.Of(Published));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Low, actual[i].Interval.Low, 0.0006);
            Assert.Equal(expected[i].High, actual[i].Interval.High, 0.006);
            Assert.True(actual[i].Interval.Contains(actual[i].Value));
        }
    }

    [Fact]
    public void Values_and_intervals_are_those_of_nested_models_and_scipys_quantiles()
    {
        using Stream file = Golden.Open("scipy/agreement.json");
        using var document = JsonDocument.Parse(file);
        foreach (JsonElement one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            double[][] ratings = one.GetProperty("ratings").Deserialize<double[][]>()!, expected = one.GetProperty("icc").Deserialize<double[][]>()!;
            IccEstimate[] actual = Values(IntraclassCorrelation.Of(ratings));
            for (int i = 0; i < expected.Length; i++)
            {
                // The sums of squares of ratings about 1000 cancel in the fits.
                Assert.Equal(expected[i][0], actual[i].Value, 1e-8);
                Assert.Equal(expected[i][1], actual[i].Interval.Low, 1e-6);
                Assert.Equal(expected[i][2], actual[i].Interval.High, 1e-6);
            }
        }
    }

    [Fact]
    public void A_bias_of_a_rater_lowers_agreement_and_not_consistency()
    {
        double[][] exact = [.. Enumerable.Range(0, 8).Select(i => new double[] { i, i, i })];
        double[][] biased = [.. exact.Select(row => new[] { row[0], row[1] + 3, row[2] - 1 })];
        Assert.All(Values(IntraclassCorrelation.Of(exact)), estimate => Assert.Equal(1, estimate.Value, 12));
        var icc = IntraclassCorrelation.Of(biased);
        Assert.Equal(1, icc.ThreeSingle.Value, 12);
        // By hand: B = 3 x 6, J = 8 x 13/3, E = 0: 18 / (18 + 3/8 J).
        Assert.Equal(18 / (18 + (3.0 / 8 * (8 * 13.0 / 3))), icc.TwoSingle.Value, 12);
    }

    [Fact]
    public void It_finds_the_variances_the_panel_was_made_with()
    {
        var random = new StableRandom(5, "icc");
        double[] bias = [.. Enumerable.Range(0, 40).Select(_ => random.NextNormal() * 0.7)];
        double[][] table = [.. Enumerable.Range(0, 3000).Select(_ => random.NextNormal()).Select(truth => bias.Select(b => truth + b + (0.5 * random.NextNormal())).ToArray())];
        double biasVariance = bias.Sum(b => Math.Pow(b - bias.Average(), 2)) / 39;
        var icc = IntraclassCorrelation.Of(table);
        Assert.Equal(1 / (1 + biasVariance + 0.25), icc.TwoSingle.Value, 0.02);
        Assert.Equal(1 / 1.25, icc.ThreeSingle.Value, 0.02);
        Assert.Equal(1 / (1 + (0.25 / 40)), icc.ThreeMean.Value, 0.002);
    }

    [Fact]
    public void Tables_that_have_no_value_are_refused()
    {
        Assert.Throws<UndefinedMetricException>(() => IntraclassCorrelation.Of([[1, 2]]));
        Assert.Throws<UndefinedMetricException>(() => IntraclassCorrelation.Of([[1], [2]]));
        Assert.Throws<UndefinedMetricException>(() => IntraclassCorrelation.Of([[1, 3], [3, 1]]));
        Assert.Throws<ArgumentException>(() => IntraclassCorrelation.Of([[1, 3], [3]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => IntraclassCorrelation.Of([[1, double.NaN], [3, 1]]));
    }

    private static IccEstimate[] Values(IntraclassCorrelation icc) =>
        [icc.OneSingle, icc.TwoSingle, icc.ThreeSingle, icc.OneMean, icc.TwoMean, icc.ThreeMean];
}
