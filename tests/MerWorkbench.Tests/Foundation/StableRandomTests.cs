using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Foundation;

public sealed class StableRandomTests
{
    [Fact]
    public void The_bits_are_those_of_the_published_SplitMix64()
    {
        // First outputs of Vigna's splitmix64.c for the seed 1234567.
        var random = new StableRandom(1234567UL);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.NextBits(), random.NextBits(), random.NextBits()]);
    }

    [Fact]
    public void Whole_numbers_stay_below_the_end_and_reach_every_value()
    {
        var random = new StableRandom(1, "test");
        int[] counts = new int[7];
        for (int i = 0; i < 7000; i++)
            counts[random.Next(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Normal_numbers_have_mean_zero_and_deviation_one()
    {
        var random = new StableRandom(2, "test");
        double[] values = [.. Enumerable.Range(0, 20000).Select(_ => random.NextNormal())];
        Assert.Equal(0, values.Average(), 0.03);
        Assert.Equal(1, values.Average(value => value * value), 0.04);
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        int[] items = [.. Enumerable.Range(0, 50)];
        new StableRandom(3, "test").Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }

    [Fact]
    public void One_seed_gives_other_numbers_for_another_purpose() =>
        Assert.NotEqual(new StableRandom(1, "folds").NextBits(), new StableRandom(1, "noise").NextBits());
}
