using System.Text.Json;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Metrics;

public sealed class CrossEntropyTests
{
    [Fact]
    public void It_gives_what_scikit_learn_gives()
    {
        using var document = JsonDocument.Parse(Golden.Text("sklearn/classification.json"));
        foreach (JsonElement golden in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            double actual = CrossEntropy.SingleLabel(ConfusionMatrixTests.Integers(golden.GetProperty("observed")), ConfusionMatrixTests.Rows(golden, "probabilities"));
            ConfusionMatrixTests.Close(golden.GetProperty("crossEntropy").GetDouble(), actual);
        }
        JsonElement multi = document.RootElement.GetProperty("multiLabel");
        ConfusionMatrixTests.Close(multi.GetProperty("value").GetDouble(),
            CrossEntropy.MultiLabel(ConfusionMatrixTests.Rows(multi, "observed"), ConfusionMatrixTests.Rows(multi, "probabilities")));
    }

    [Fact]
    public void Guessing_evenly_costs_the_logarithm_of_the_classes_and_certainty_nothing()
    {
        Assert.Equal(Math.Log(4), CrossEntropy.SingleLabel([0, 3], [[0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]]), 15);
        Assert.Equal(0, CrossEntropy.SingleLabel([1], [[0, 1]]));
        Assert.Equal(Math.Log(2), CrossEntropy.MultiLabel([[1, 0, 1]], [[0.5, 0.5, 0.5]]), 15);
    }

    [Fact]
    public void A_probability_of_zero_for_the_truth_is_refused_unless_a_floor_is_named()
    {
        var problem = Assert.Throws<UndefinedMetricException>(() => CrossEntropy.SingleLabel([0, 1], [[1, 0], [1, 0]]));
        Assert.Contains("item 1", problem.Message);
        Assert.Equal(-Math.Log(1e-3) / 2, CrossEntropy.SingleLabel([0, 1], [[1, 0], [1, 0]], floor: 1e-3), 15);
        Assert.Throws<UndefinedMetricException>(() => CrossEntropy.MultiLabel([[0]], [[1]]));
    }

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        Assert.Contains("sum to 0.9", Assert.Throws<ArgumentException>(() => CrossEntropy.SingleLabel([0], [[0.5, 0.4]])).Message);
        Assert.Contains("-0.5", Assert.Throws<ArgumentException>(() => CrossEntropy.SingleLabel([0], [[-0.5, 1.5]])).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => CrossEntropy.SingleLabel([0], [[double.NaN, 1]])).Message);
        Assert.Contains("item 0 is 2", Assert.Throws<ArgumentException>(() => CrossEntropy.SingleLabel([2], [[0.5, 0.5]])).Message);
        Assert.Contains("0 or 1", Assert.Throws<ArgumentException>(() => CrossEntropy.MultiLabel([[0.5]], [[0.5]])).Message);
        Assert.Throws<ArgumentException>(() => CrossEntropy.SingleLabel([], []));
        Assert.Throws<ArgumentException>(() => CrossEntropy.MultiLabel([[1, 0]], [[0.5]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy.SingleLabel([0], [[1, 0]], floor: 1));
    }
}
