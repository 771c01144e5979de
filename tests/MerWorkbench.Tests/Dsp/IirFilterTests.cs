using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Dsp;

public sealed class IirFilterTests
{
    public static TheoryData<double[], double[]> Filters => new()
    {
        { [0.3], [1] },
        { [0.98595, -0.98595], [1, -0.9719] },
        { [2, 1], [2, -1.9, 1.8] },
        { [1, -2, 1], [1, -1.99004745483398, 0.99007225036621] },
        { [0.25, 0.25, 0.25, 0.25], [1] },
        { [0.1], [1, -0.5, 0.2, -0.1, 0.05, 0.02, -0.01] },
        { [0.5, 0.1, -0.2, 0.3], [1, -0.2, 0.1, 0, 0.3, -0.1, 0.05, 0.1, -0.2, 0.02, 0.1] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Output_obeys_the_difference_equation_whatever_the_blocks(double[] b, double[] a)
    {
        var random = new StableRandom(3, "iir");
        double[] x = [.. Enumerable.Range(0, 9000).Select(_ => random.NextNormal())], y = new double[x.Length];
        for (int n = 0; n < x.Length; n++)
        {
            for (int k = 0; k < b.Length && k <= n; k++)
                y[n] += b[k] * x[n - k] / a[0];
            for (int k = 1; k < a.Length && k <= n; k++)
                y[n] -= a[k] * y[n - k] / a[0];
        }
        foreach (int most in new[] { 1, 7, 3000, 9000 })
        {
            var filter = new IirFilter(b, a);
            Assert.Equal(Math.Max(a.Length, b.Length) - 1, filter.Order);
            double[] samples = [.. x];
            for (int at = 0; at < samples.Length;)
            {
                int count = Math.Min(samples.Length - at, 1 + (int)(random.NextDouble() * most));
                filter.Apply(samples.AsSpan(at, count));
                at += count;
            }
            for (int n = 0; n < x.Length; n++)
                Assert.Equal(y[n], samples[n], 1e-9);
        }
    }

    [Fact]
    public void The_weighting_at_48_kHz_is_the_one_that_the_recommendation_prints()
    {
        // ITU-R BS.1770-4, tables 1 and 2.
        var printed = new IirCascade(
            new IirFilter([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585]),
            new IirFilter([1, -2, 1], [1, -1.99004745483398, 0.99007225036621]));
        float[] impulse = new float[20_000], expected = new float[20_000], actual = new float[20_000];
        impulse[0] = 1;
        printed.Apply(impulse, expected);
        KWeighting.At(new SampleRate(48_000)).Apply(impulse, actual);
        for (int i = 0; i < impulse.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-7f);
    }

    [Fact]
    public void A_filter_that_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new IirFilter([], [1]));
        Assert.Throws<ArgumentException>(() => new IirFilter([1], []));
        Assert.Throws<ArgumentException>(() => new IirFilter([1], [0, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new IirFilter([double.NaN], [1]));
    }
}
