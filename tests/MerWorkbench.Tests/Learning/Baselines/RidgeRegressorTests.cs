using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;

namespace MerWorkbench.Tests.Learning.Baselines;

public sealed class RidgeRegressorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_strength_and_the_coefficients_are_scikit_learns(int number)
    {
        using var goldens = new BaselineGoldens();
        JsonElement golden = goldens.Root.GetProperty("ridge")[number];
        double[][] rows = BaselineGoldens.Table(golden.GetProperty("x"));
        var (model, lambda) = new RidgeRegressor().Fit(rows, BaselineGoldens.Numbers(golden.GetProperty("y")));
        Assert.Equal(golden.GetProperty("lambda").GetDouble(), lambda);
        BaselineGoldens.AssertClose(BaselineGoldens.Numbers(golden.GetProperty("coefficients")), model.Coefficients, 1e-9);
        BaselineGoldens.AssertClose(BaselineGoldens.Numbers(golden.GetProperty("predicted")),
            [.. BaselineGoldens.Table(golden.GetProperty("xNew")).Select(model.Predict)], 1e-9);
    }

    [Theory]
    [InlineData(6, 3)]
    [InlineData(4, 9)]
    public void The_error_it_chooses_by_is_that_of_leaving_each_row_out(int rows, int columns)
    {
        var random = new StableRandom(7, "ridge");
        double[][] x = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.NextNormal()).ToArray())];
        double[] y = [.. x.Select(row => row[0] + random.NextNormal())];
        double[] strengths = [0.01, 0.1, 1, 10, 100, 1000];
        double Left(double lambda) => Enumerable.Range(0, rows).Sum(held => Math.Pow(y[held] - LinearRegression.Fit(
            [.. x.Where((_, row) => row != held)], [.. y.Where((_, row) => row != held)], lambda).Predict(x[held]), 2));
        Assert.Equal(strengths.MinBy(Left), new RidgeRegressor { Strengths = strengths }.Fit(x, y).Lambda);
    }

    [Fact]
    public void A_named_strength_is_taken()
    {
        using var goldens = new BaselineGoldens();
        var (model, lambda) = new RidgeRegressor { Lambda = 2.5 }.Fit(goldens.Rows, goldens.Targets);
        Assert.Equal(2.5, lambda);
        BaselineGoldens.AssertClose(LinearRegression.Fit(goldens.Rows, goldens.Targets, 2.5).Coefficients, model.Coefficients, 1e-9);
        Assert.Contains("lambda = 2.5", new RidgeRegressor { Lambda = 2.5 }.Parameters);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RidgeRegressor { Lambda = 0 }.Fit([[1], [2]], [1, 2], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RidgeRegressor { Strengths = [] }.Fit([[1], [2]], [1, 2], 1));
        Assert.Throws<ArgumentException>(() => new RidgeRegressor().Fit([], [], 1));
    }
}
