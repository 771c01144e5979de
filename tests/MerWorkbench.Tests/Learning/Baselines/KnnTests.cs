using System.Text.Json;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;

namespace MerWorkbench.Tests.Learning.Baselines;

public sealed class KnnTests
{
    [Fact]
    public void Probabilities_and_predictions_are_scikit_learns()
    {
        using var goldens = new BaselineGoldens();
        var scale = Standardizer.Fit(goldens.Rows);
        double[][] rows = [.. goldens.Rows.Select(row => scale.Transform(row))], fresh = [.. goldens.NewRows.Select(row => scale.Transform(row))];
        foreach (JsonElement golden in goldens.Root.GetProperty("knn").EnumerateArray())
        {
            int k = golden.GetProperty("k").GetInt32();
            IFittedClassifier classes = new KnnClassifier(k).Fit(rows, goldens.Labels, BaselineGoldens.Classes, seed: 1);
            Assert.Equal(BaselineGoldens.Table(golden.GetProperty("probabilities")), fresh.Select(classes.Probabilities));
            IFittedRegressor numbers = new KnnRegressor(k).Fit(rows, goldens.Targets, seed: 1);
            BaselineGoldens.AssertClose(BaselineGoldens.Numbers(golden.GetProperty("predicted")), [.. fresh.Select(numbers.Predict)], 1e-14);
        }
    }

    [Fact]
    public void Of_rows_at_one_distance_the_first_is_nearer()
    {
        IFittedClassifier model = new KnnClassifier(1).Fit([[1], [-1], [1]], [1, 0, 2], classes: 3, seed: 1);
        Assert.Equal([0, 1, 0], model.Probabilities([0]));
    }

    [Fact]
    public void What_is_learned_does_not_change_with_the_rows_that_were_given()
    {
        double[][] rows = [[0], [1]];
        IFittedRegressor model = new KnnRegressor(1).Fit(rows, [5, 6], seed: 1);
        rows[0][0] = 100;
        Assert.Equal(5, model.Predict([0]));
    }

    [Fact]
    public void More_neighbours_than_rows_are_refused()
    {
        Assert.Contains("3 neighbours", Assert.Throws<ArgumentException>(() => new KnnClassifier(3).Fit([[1], [2]], [0, 1], 2, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new KnnRegressor(0).Fit([[1]], [1], 1));
        Assert.Throws<ArgumentException>(() => new KnnRegressor(1).Fit([[1]], [1], 1).Predict([1, 2]));
    }
}
