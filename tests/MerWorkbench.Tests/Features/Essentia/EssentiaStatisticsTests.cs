using MerWorkbench.Features;
using MerWorkbench.Features.Essentia;
using MerWorkbench.Features.Spectral;

namespace MerWorkbench.Tests.Features.Essentia;

public sealed class EssentiaStatisticsTests
{
    private static float[] Of(EssentiaStatistics statistics, params float[][] rows)
    {
        using var table = new FrameTable(rows[0].Length);
        foreach (float[] row in rows)
            table.Append(row);
        var values = new float[statistics.Columns.Count];
        statistics.Apply(table, values);
        return values;
    }

    [Fact]
    public void A_column_is_summed_up_as_worked_out_by_hand()
    {
        var statistics = new EssentiaStatistics([new FeatureColumn("x", Energy.Info)]);
        // 1, 4, 2, 8: first differences 3, -2, 6, second ones -5, 8, taken without sign.
        double[] expected = [3.75, 7.1875, Math.Sqrt(7.1875), 3, 1, 8, 11 / 3.0, 6.5, 26 / 9.0, 2.25];
        float[] actual = Of(statistics, [1], [4], [2], [8]);
        Assert.Equal(["x.mean", "x.var", "x.stdev", "x.median", "x.min", "x.max", "x.dmean", "x.dmean2", "x.dvar", "x.dvar2"], statistics.Columns.Select(column => column.Name));
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6);
        Assert.Equal([5, 0, 0, 5, 5, 5, 0, 0, 0, 0], Of(statistics, [5]));
        Assert.Equal([2, 1, 1, 2, 1, 3, 2, 0, 0, 0], Of(statistics, [1], [3]));
    }

    [Fact]
    public void A_far_mean_leaves_the_variance_its_digits()
    {
        var statistics = new EssentiaStatistics([new FeatureColumn("x", Energy.Info)]);
        float[] actual = Of(statistics, [.. Enumerable.Range(0, 3000).Select(i => new float[] { 100000 + i % 2 })]);
        Assert.Equal(0.25, actual[1], 1e-4);
    }

    [Fact]
    public void Covariances_of_cepstra_and_their_inverse_are_those_of_the_definition()
    {
        var random = new Random(5);
        FeatureColumn[] columns = [.. Enumerable.Range(0, 13).Select(i => new FeatureColumn($"mfcc_{i}", Cepstrum.Mfcc))];
        float[][] rows = [.. Enumerable.Range(0, 200).Select(_ => columns.Select((_, i) => (float)(100 + 10 * i * random.NextDouble() + random.NextDouble())).ToArray())];
        var statistics = new EssentiaStatistics(columns);
        float[] actual = Of(statistics, rows);
        double[] means = [.. Enumerable.Range(0, 13).Select(i => rows.Average(row => (double)row[i]))];
        double[,] covariance = new double[13, 13], inverse = new double[13, 13];
        int at = 13;
        for (int i = 0; i < 13; i++)
        {
            Assert.Equal(means[i], actual[i], 1e-4);
            for (int j = 0; j <= i; j++, at++)
            {
                covariance[i, j] = covariance[j, i] = rows.Sum(row => (row[i] - means[i]) * (row[j] - means[j])) / 199;
                Assert.Equal($"mfcc_{i}.cov_{j}", statistics.Columns[at].Name);
                Assert.Equal(covariance[i, j], actual[at], 1e-5 * Math.Abs(covariance[i, j]) + 1e-6);
                inverse[i, j] = inverse[j, i] = actual[at + 91];
            }
        }
        for (int i = 0; i < 13; i++)
        {
            for (int j = 0; j < 13; j++)
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, 13).Sum(k => covariance[i, k] * inverse[k, j]), 2e-3);
        }
    }

    [Fact]
    public void A_covariance_without_inverse_gives_zeros()
    {
        FeatureColumn[] columns = [new("gfcc_0", Cepstrum.Gfcc), new("gfcc_1", Cepstrum.Gfcc)];
        float[] actual = Of(new EssentiaStatistics(columns), [1, 2], [2, 4], [3, 6]);
        Assert.Equal([2, 4, 1, 2, 4, 0, 0, 0], actual);
    }
}
