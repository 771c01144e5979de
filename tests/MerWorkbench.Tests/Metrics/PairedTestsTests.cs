using System.Text.Json;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Metrics;

public sealed class PairedTestsTests
{
    public static TheoryData<int> Cases => [0, 1, 2, 3, 4, 5];

    [Theory, MemberData(nameof(Cases))]
    public void Signed_ranks_give_what_scipy_gives(int number)
    {
        using var document = JsonDocument.Parse(Golden.Text("sklearn/paired.json"));
        JsonElement golden = document.RootElement.GetProperty("wilcoxon")[number];
        PairedTest result = PairedTests.Wilcoxon(Numbers(golden, "first"), Numbers(golden, "second"));
        Assert.Equal(golden.GetProperty("statistic").GetDouble(), result.Statistic);
        Assert.Equal(golden.GetProperty("p").GetDouble(), result.P, 1e-12);
    }

    [Fact]
    public void The_corrected_t_is_its_formula_with_scipys_distribution()
    {
        using var document = JsonDocument.Parse(Golden.Text("sklearn/paired.json"));
        JsonElement golden = document.RootElement.GetProperty("correctedT");
        double[] first = Numbers(golden, "first"), second = Numbers(golden, "second");
        PairedTest result = PairedTests.CorrectedResampledT(first, second, golden.GetProperty("testShare").GetDouble());
        Assert.Equal(golden.GetProperty("statistic").GetDouble(), result.Statistic, 1e-12);
        Assert.Equal(golden.GetProperty("p").GetDouble(), result.P, 1e-12);
        PairedTest swapped = PairedTests.CorrectedResampledT(second, first, golden.GetProperty("testShare").GetDouble());
        Assert.Equal(result.P, swapped.P, 1e-15);
        Assert.Equal(-result.Statistic, swapped.Statistic, 1e-12);
    }

    [Fact]
    public void McNemar_is_the_binomial_test_of_the_items_that_one_alone_hits()
    {
        using var document = JsonDocument.Parse(Golden.Text("sklearn/paired.json"));
        foreach (JsonElement golden in document.RootElement.GetProperty("mcnemar").EnumerateArray())
        {
            int onlyFirst = golden.GetProperty("onlyFirst").GetInt32(), onlySecond = golden.GetProperty("onlySecond").GetInt32();
            // Seven items that both hit, five that both miss: they must not matter.
            int[] observed = [.. Enumerable.Repeat(1, onlyFirst + onlySecond + 12)];
            int[] first = [.. Enumerable.Repeat(1, onlyFirst), .. Enumerable.Repeat(0, onlySecond), .. Enumerable.Repeat(1, 7), .. Enumerable.Repeat(2, 5)];
            int[] second = [.. Enumerable.Repeat(0, onlyFirst), .. Enumerable.Repeat(1, onlySecond), .. Enumerable.Repeat(1, 7), .. Enumerable.Repeat(0, 5)];
            PairedTest result = PairedTests.McNemar(observed, first, second);
            Assert.Equal(golden.GetProperty("p").GetDouble(), result.P, 1e-12);
            Assert.Equal(Math.Min(onlyFirst, onlySecond), result.Statistic);
        }
    }

    [Fact]
    public void Results_print_their_method()
    {
        Assert.Equal("p = 0.500 (Wilcoxon signed rank, exact, 2 pairs)", PairedTests.Wilcoxon([1, 2], [0, 0]).ToString());
        Assert.StartsWith("p < 0.001", new PairedTest("x", 0, 1e-7).ToString());
    }

    [Fact]
    public void What_cannot_be_tested_is_refused_by_name()
    {
        Assert.Contains("signed rank", Assert.Throws<UndefinedMetricException>(() => PairedTests.Wilcoxon([1, 2], [1, 2])).Message);
        Assert.Contains("0.1 on every fold", Assert.Throws<UndefinedMetricException>(() => PairedTests.CorrectedResampledT([0.1, 0.1], [0, 0], 0.25)).Message);
        Assert.Contains("two folds", Assert.Throws<UndefinedMetricException>(() => PairedTests.CorrectedResampledT([0.1], [0], 0.25)).Message);
        Assert.Contains("McNemar", Assert.Throws<UndefinedMetricException>(() => PairedTests.McNemar([0, 1], [0, 0], [0, 0])).Message);
        Assert.Contains("pair 1", Assert.Throws<ArgumentException>(() => PairedTests.Wilcoxon([1, double.NaN], [1, 2])).Message);
        Assert.Throws<ArgumentException>(() => PairedTests.Wilcoxon([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedTests.CorrectedResampledT([1, 2], [0, 0], 0));
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
