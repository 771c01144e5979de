using System.Text.Json;
using MerWorkbench.Learning;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Learning;

public sealed class LinearRegressionTests
{
    [Theory]
    [InlineData("leastSquares", 4)]
    [InlineData("dependent", 4)]
    [InlineData("wide", 5)]
    [InlineData("ridge", 4)]
    public void Coefficients_and_predictions_are_scikit_learns(string name, int rank)
    {
        using var document = JsonDocument.Parse(Golden.Text("sklearn/linear.json"));
        JsonElement golden = document.RootElement.GetProperty(name);
        double lambda = golden.TryGetProperty("lambda", out JsonElement value) ? value.GetDouble() : 0;
        LinearRegression model = LinearRegression.Fit(Rows(golden, "x"), Numbers(golden, "y"), lambda);
        AssertClose(Numbers(golden, "coefficients"), model.Coefficients);
        AssertClose([golden.GetProperty("intercept").GetDouble()], [model.Intercept]);
        AssertClose(Numbers(golden, "predicted"), [.. Rows(golden, "xNew").Select(row => model.Predict(row))]);
        Assert.Equal(rank, model.Rank);
    }

    [Fact]
    public void An_exact_line_is_found_exactly()
    {
        // y = 1 + 3 a + 2 b
        LinearRegression model = LinearRegression.Fit([[0, 1], [1, 0], [2, 5], [3, 3]], [3, 4, 17, 16]);
        AssertClose([3, 2], model.Coefficients);
        Assert.Equal(1, model.Intercept, 10);
        Assert.Equal(51, model.Predict([10, 10]), 10);
    }

    [Fact]
    public void Columns_that_are_all_constant_leave_the_mean()
    {
        LinearRegression model = LinearRegression.Fit([[2, 5], [2, 5], [2, 5]], [1, 2, 6]);
        Assert.Equal([0, 0], model.Coefficients);
        Assert.Equal(3, model.Predict([9, 9]), 12);
        Assert.Equal(0, model.Rank);
    }

    [Fact]
    public void A_single_row_predicts_its_own_target() =>
        Assert.Equal(4, LinearRegression.Fit([[1, 2, 3]], [4]).Predict([7, 7, 7]), 12);

    [Fact]
    public void A_stronger_penalty_shrinks_the_coefficients_towards_the_mean()
    {
        double[][] rows = [[1], [2], [3], [4]];
        double[] targets = [1, 3, 2, 6];
        double[] slopes = [.. new[] { 0, 1, 10, 1e9 }.Select(lambda => LinearRegression.Fit(rows, targets, lambda).Coefficients[0])];
        Assert.Equal(slopes.OrderDescending(), slopes);
        // sum(xy) / (sum(xx) + lambda) about the means: 7 / (5 + lambda).
        Assert.Equal(7.0 / 15, slopes[2], 12);
        Assert.Equal(3 + (97.5 * 7 / (5 + 1e9)), LinearRegression.Fit(rows, targets, 1e9).Predict([100]), 12);
    }

    [Fact]
    public void Rows_and_targets_that_do_not_fit_are_refused()
    {
        Assert.Contains("expected 2, got 1", Assert.Throws<ArgumentException>(() => LinearRegression.Fit([[1], [2]], [1])).Message);
        Assert.Contains("target of row 1", Assert.Throws<ArgumentException>(() => LinearRegression.Fit([[1], [2]], [1, double.NaN])).Message);
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearRegression.Fit([[1], [2]], [1, 2], lambda: -1));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([[1], [2]], [1, 2]).Predict([1, 2]));
    }

    internal static double[][] Rows(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray())];

    internal static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    internal static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-8 * Math.Max(1, Math.Abs(expected[i])), $"item {i}: {actual[i]}, expected {expected[i]}");
    }
}
