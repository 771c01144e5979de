using System.Text.Json;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Metrics;

public sealed class IntervalTests
{
    [Fact]
    public void The_interval_over_folds_is_scipys()
    {
        using var golden = JsonDocument.Parse(Golden.Text("sklearn/regression.json"));
        JsonElement expected = golden.RootElement.GetProperty("tInterval");
        Interval interval = Interval.StudentT(RegressionMetricsTests.Numbers(expected, "values"));
        Assert.Equal(expected.GetProperty("low").GetDouble(), interval.Low, 9);
        Assert.Equal(expected.GetProperty("high").GetDouble(), interval.High, 9);
        Assert.Equal(0.95, interval.Level);
        Assert.Contains("5 values", interval.Method);
    }

    [Fact]
    public void One_fold_has_no_interval() => Assert.Throws<UndefinedMetricException>(() => Interval.StudentT([0.4]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_level_that_is_no_share_is_refused(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.StudentT([1, 2], level));
}
