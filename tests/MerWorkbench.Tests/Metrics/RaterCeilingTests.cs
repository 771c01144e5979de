using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Metrics;

public sealed class RaterCeilingTests
{
    [Fact]
    public void Each_rater_is_scored_against_the_mean_of_the_others()
    {
        double?[][] table = [[1, 2, 3], [2, 2, 5], [3, 6, 4], [4, 8, 9]];
        RaterCeiling ceiling = RaterCeiling.Of(table);
        RegressionScores last = RegressionScores.Of([1.5, 2, 4.5, 6], [3, 5, 4, 9]);
        Assert.Equal(last, ceiling.Raters[2]);
        Assert.Equal(ceiling.Raters.Average(rater => rater.R2), ceiling.R2, 12);
    }

    [Fact]
    public void The_correlation_is_that_of_the_model_the_panel_was_made_by()
    {
        // r = cov / sd sd = 1 / sqrt((1 + s2) (1 + s2 / (k - 1))).
        var random = new StableRandom(2, "ceiling");
        double?[][] table = [.. Enumerable.Range(0, 4000).Select(_ => random.NextNormal()).Select(truth => Enumerable.Range(0, 6).Select(_ => (double?)(truth + (0.8 * random.NextNormal()))).ToArray())];
        RaterCeiling ceiling = RaterCeiling.Of(table);
        Assert.Equal(1 / Math.Sqrt(1.64 * (1 + (0.64 / 5))), ceiling.Pearson, 0.01);
        // The error of a rater as a prediction of the others' mean has variance s2 + s2 / 5.
        Assert.Equal(1 - (0.64 * 1.2 / (1 + (0.64 / 5))), ceiling.R2, 0.03);
    }

    [Fact]
    public void Raters_with_too_little_to_compare_are_counted_and_left_out()
    {
        double?[][] table = [[1, 2, null, 4], [2, 2, 5, 4], [3, 6, 4, 4], [4, 8, null, 4]];
        RaterCeiling ceiling = RaterCeiling.Of(table);
        Assert.Equal((2, 2), (ceiling.Raters.Length, ceiling.Skipped));
        Assert.Throws<UndefinedMetricException>(() => RaterCeiling.Of([[1, null], [null, 2]]));
        Assert.Throws<UndefinedMetricException>(() => RaterCeiling.Of([]));
        Assert.Throws<ArgumentException>(() => RaterCeiling.Of([[1, 2], [1]]));
    }
}
