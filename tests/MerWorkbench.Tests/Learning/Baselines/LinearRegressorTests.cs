using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;

namespace MerWorkbench.Tests.Learning.Baselines;

public sealed class LinearRegressorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Elimination_keeps_the_columns_that_Weka_keeps_and_predicts_the_same(int number)
    {
        using var goldens = new BaselineGoldens("weka/regressors.json");
        JsonElement golden = goldens.Root.GetProperty("cases")[number];
        double[][] rows = BaselineGoldens.Table(golden.GetProperty("x"));
        double[] targets = BaselineGoldens.Numbers(golden.GetProperty("y"));
        Assert.Equal(BaselineGoldens.Integers(golden.GetProperty("kept")), M5Elimination.Select(rows, targets));
        IFittedRegressor model = new LinearRegressor(AttributeElimination.M5).Fit(rows, targets, seed: 1);
        double[] expected = BaselineGoldens.Numbers(golden.GetProperty("linear"));
        double[] actual = [.. BaselineGoldens.Table(golden.GetProperty("xNew")).Select(model.Predict)];
        // Weka prints three decimals, of ten-thousandths, and has its ridge of 1e-8 in the coefficients.
        BaselineGoldens.AssertClose(expected, actual, 1e-6);
    }

    [Fact]
    public void Without_elimination_it_is_least_squares()
    {
        using var goldens = new BaselineGoldens();
        IFittedRegressor model = new LinearRegressor().Fit(goldens.Rows, goldens.Targets, seed: 1);
        LinearRegression plain = LinearRegression.Fit(goldens.Rows, goldens.Targets);
        BaselineGoldens.AssertClose([.. goldens.NewRows.Select(row => plain.Predict(row))], [.. goldens.NewRows.Select(model.Predict)], 1e-12);
    }

    [Fact]
    public void Where_nothing_can_be_said_the_mean_is_predicted()
    {
        Assert.Equal(2, new LinearRegressor(AttributeElimination.M5).Fit([[5], [5], [5]], [1, 2, 3], 1).Predict([9]), 12);
        Assert.Equal(4, new LinearRegressor(AttributeElimination.M5).Fit([[5], [6], [8]], [4, 4, 4], 1).Predict([9]), 12);
    }

    [Fact]
    public void Elimination_with_as_many_columns_as_rows_is_refused()
    {
        var problem = Assert.Throws<MerException>(() => new LinearRegressor(AttributeElimination.M5).Fit([[1, 5], [2, 1], [4, 2]], [1, 2, 3], 1));
        Assert.Contains("3 rows for 2 columns", problem.Message);
        Assert.Contains("ridge", problem.Remedy);
    }
}
