using System.Text.Json;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Metrics;

public sealed class RegressionMetricsTests
{
    private static readonly Dictionary<string, RegressionMetric> All = new()
    {
        ["r2"] = RegressionMetrics.R2,
        ["mae"] = RegressionMetrics.Mae,
        ["mse"] = RegressionMetrics.Mse,
        ["pearson"] = RegressionMetrics.Pearson,
        ["ccc"] = RegressionMetrics.Ccc,
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void It_gives_what_scikit_learn_gives(string metric)
    {
        using var golden = JsonDocument.Parse(Golden.Text("sklearn/regression.json"));
        foreach (JsonElement one in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            double expected = one.GetProperty(metric).GetDouble();
            double actual = All[metric](Numbers(one, "observed"), Numbers(one, "predicted"));
            Assert.True(Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{one.GetProperty("name")}: {metric} {actual}, expected {expected}");
        }
    }

    [Fact]
    public void Closed_forms_hold()
    {
        double[] observed = [1, 2, 3, 4], predicted = [2, 3, 4, 5];
        Assert.Equal(1 - (4 / 5.0), RegressionMetrics.R2(observed, predicted), 14);
        Assert.Equal(1, RegressionMetrics.Mae(observed, predicted), 14);
        Assert.Equal(1, RegressionMetrics.Rmse(observed, predicted), 14);
        Assert.Equal(1, RegressionMetrics.Pearson(observed, predicted), 14);
        Assert.Equal(2 * 1.25 / (1.25 + 1.25 + 1), RegressionMetrics.Ccc(observed, predicted), 14);
    }

    [Fact]
    public void A_perfect_prediction_scores_one_and_the_mean_scores_zero()
    {
        double[] observed = [1, 5, 3];
        Assert.Equal(1, RegressionMetrics.R2(observed, observed));
        Assert.Equal(1, RegressionMetrics.Ccc(observed, observed), 14);
        Assert.Equal(0, RegressionMetrics.R2(observed, [3, 3, 3]), 14);
        Assert.Equal(0, RegressionMetrics.Ccc(observed, [3, 3, 3]), 14);
    }

    [Fact]
    public void R2_is_not_symmetric_in_its_arguments() =>
        Assert.NotEqual(RegressionMetrics.R2([1, 2, 3, 4], [2, 2, 3, 3]), RegressionMetrics.R2([2, 2, 3, 3], [1, 2, 3, 4]), 3);

    [Theory]
    [InlineData("r2", "R2")]
    [InlineData("pearson", "Pearson")]
    [InlineData("ccc", "concordance")]
    public void A_constant_target_or_a_single_item_is_refused_by_the_metrics_name(string metric, string name)
    {
        var constant = Assert.Throws<UndefinedMetricException>(() => All[metric]([4, 4, 4], [1, 2, 3]));
        Assert.Contains(name, constant.Message);
        Assert.Contains("4", constant.Message);
        Assert.Contains("one item", Assert.Throws<UndefinedMetricException>(() => All[metric]([4], [1])).Message);
    }

    [Fact]
    public void Correlation_with_constant_predictions_is_refused()
    {
        var problem = Assert.Throws<UndefinedMetricException>(() => RegressionMetrics.Pearson([1, 2, 3], [2, 2, 2]));
        Assert.Contains("predictions", problem.Message);
        Assert.Null(RegressionScores.Of([1, 2, 3], [2, 2, 2]).Pearson);
    }

    [Theory, MemberData(nameof(Names))]
    public void Values_that_are_not_numbers_and_uneven_or_empty_sets_are_refused(string metric)
    {
        Assert.Contains("item 1 of 3", Assert.Throws<ArgumentException>(() => All[metric]([1, double.NaN, 3], [1, 2, 3])).Message);
        Assert.Contains("predicted", Assert.Throws<ArgumentException>(() => All[metric]([1, 2, 3], [1, 2, double.PositiveInfinity])).Message);
        Assert.Contains("expected 3, got 2", Assert.Throws<ArgumentException>(() => All[metric]([1, 2, 3], [1, 2])).Message);
        Assert.Throws<ArgumentException>(() => All[metric]([], []));
    }

    internal static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
