using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Metrics;

public sealed class BootstrapTests
{
    private static (double[] Observed, double[] Predicted) Panel(int items)
    {
        var random = new StableRandom(3, "panel");
        double[] observed = [.. Enumerable.Range(0, items).Select(_ => random.NextNormal())];
        return (observed, [.. observed.Select(value => value + random.NextNormal())]);
    }

    [Fact]
    public void The_interval_of_a_mean_error_is_near_the_normal_one()
    {
        // |error| of a standard normal error has mean sqrt(2/pi) and deviation sqrt(1 - 2/pi).
        var (observed, predicted) = Panel(400);
        Interval interval = Bootstrap.Percentile(RegressionMetrics.Mae, observed, predicted, seed: 1);
        double mae = RegressionMetrics.Mae(observed, predicted), half = 1.96 * Math.Sqrt((1 - (2 / Math.PI)) / 400);
        Assert.Equal(mae - half, interval.Low, 0.012);
        Assert.Equal(mae + half, interval.High, 0.012);
        Assert.True(interval.Contains(mae));
    }

    [Fact]
    public void The_same_seed_gives_the_same_ends_and_another_seed_others()
    {
        var (observed, predicted) = Panel(50);
        Interval Of(int seed) => Bootstrap.Percentile(RegressionMetrics.R2, observed, predicted, seed, resamples: 200);
        Assert.Equal(Of(7), Of(7));
        Assert.NotEqual(Of(7).Low, Of(8).Low);
    }

    [Fact]
    public void Ten_copies_of_each_song_do_not_narrow_the_interval()
    {
        var (observed, predicted) = Panel(40);
        double[] Copies(double[] values) => [.. values.SelectMany(value => Enumerable.Repeat(value, 10))];
        string[] songs = [.. Enumerable.Range(0, 400).Select(item => $"song {item / 10}")];
        Interval once = Bootstrap.Percentile(RegressionMetrics.Mae, observed, predicted, 5);
        Interval copied = Bootstrap.Percentile(RegressionMetrics.Mae, Copies(observed), Copies(predicted), 5, songs);
        Assert.Equal(once.Low, copied.Low, 10);
        Assert.Equal(once.High, copied.High, 10);
    }

    [Fact]
    public void Draws_without_variation_are_drawn_again()
    {
        Interval interval = Bootstrap.Percentile(RegressionMetrics.R2, [1, 2, 3], [1.1, 2, 2.9], seed: 1, resamples: 300);
        Assert.True(double.IsFinite(interval.Low) && interval.Low <= interval.High);
    }

    [Fact]
    public void One_song_has_no_interval() =>
        Assert.Throws<UndefinedMetricException>(() => Bootstrap.Percentile(RegressionMetrics.Mae, [1, 2], [1, 2], 1, ["a", "a"]));

    [Fact]
    public void A_metric_undefined_on_every_draw_is_refused_instead_of_looping() =>
        Assert.Throws<UndefinedMetricException>(() => Bootstrap.Percentile(RegressionMetrics.R2, [2, 2, 2], [1, 2, 3], 1));
}
