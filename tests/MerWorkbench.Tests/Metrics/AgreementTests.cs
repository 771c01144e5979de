using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Metrics;

public sealed class AgreementTests
{
    private static double[][] Panel(int items, int raters, double noise)
    {
        var random = new StableRandom(11, "raters");
        return [.. Enumerable.Range(0, items).Select(_ =>
        {
            double truth = random.NextNormal();
            return Enumerable.Range(0, raters).Select(_ => truth + (noise * random.NextNormal())).ToArray();
        })];
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 2)]
    [InlineData(20, 3)]
    public void It_estimates_the_reliability_that_the_panel_was_made_with(int raters, double noise)
    {
        // Classical test theory: var(truth) / (var(truth) + var(noise) / raters).
        double expected = 1 / (1 + (noise * noise / raters));
        Assert.Equal(expected, Agreement.SplitHalf(Panel(4000, raters, noise), seed: 1, repetitions: 20), 0.02);
    }

    [Fact]
    public void Raters_who_agree_fully_are_fully_reliable() =>
        Assert.Equal(1, Agreement.SplitHalf(Panel(30, 5, noise: 0), seed: 1), 12);

    [Fact]
    public void The_same_seed_gives_the_same_value()
    {
        double[][] panel = Panel(30, 7, 1);
        Assert.Equal(Agreement.SplitHalf(panel, 4), Agreement.SplitHalf(panel, 4));
        Assert.NotEqual(Agreement.SplitHalf(panel, 4), Agreement.SplitHalf(panel, 5));
    }

    [Fact]
    public void An_item_with_one_rater_is_refused_by_its_number() =>
        Assert.Contains("item 1", Assert.Throws<UndefinedMetricException>(() => Agreement.SplitHalf([[1, 2], [3], [2, 2]], 1)).Message);
}
