using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Learning.Baselines;

public sealed class ForestTests
{
    private const int Seeds = 8;

    [Fact]
    public void It_hits_as_many_wines_as_scikit_learns_on_the_same_folds()
    {
        using var goldens = new BaselineGoldens();
        JsonElement wine = goldens.Root.GetProperty("forest").GetProperty("wine");
        double[][] rows = BaselineGoldens.Table(wine.GetProperty("x"));
        int[] labels = BaselineGoldens.Integers(wine.GetProperty("labels"));
        int[][] folds = [.. wine.GetProperty("held").EnumerateArray().Select(BaselineGoldens.Integers)];
        double[] accuracies = [.. Enumerable.Range(0, Seeds).Select(seed => folds.Average(held =>
        {
            int[] training = [.. Enumerable.Range(0, rows.Length).Except(held)];
            IFittedClassifier model = new ForestClassifier().Fit([.. training.Select(row => rows[row])], [.. training.Select(row => labels[row])], 3, seed);
            return held.Average(row => ClassificationScores.MostLikely(model.Probabilities(rows[row])) == labels[row] ? 1.0 : 0.0);
        }))];
        AssertSameMean(BaselineGoldens.Numbers(wine.GetProperty("accuracies")), accuracies);
    }

    [Fact]
    public void It_explains_as_much_of_Friedmans_function_as_scikit_learns()
    {
        using var goldens = new BaselineGoldens();
        JsonElement golden = goldens.Root.GetProperty("forest").GetProperty("friedman");
        double[][] rows = BaselineGoldens.Table(golden.GetProperty("x"));
        double[] targets = BaselineGoldens.Numbers(golden.GetProperty("y"));
        int cut = golden.GetProperty("training").GetInt32();
        double[] r2 = [.. Enumerable.Range(0, Seeds).Select(seed =>
        {
            IFittedRegressor model = new ForestRegressor { LeastLeaf = 1, Tried = golden.GetProperty("tried").GetInt32() }.Fit(rows[..cut], targets[..cut], seed);
            return RegressionMetrics.R2(targets.AsSpan(cut), rows[cut..].Select(model.Predict).ToArray());
        })];
        AssertSameMean(BaselineGoldens.Numbers(golden.GetProperty("r2")), r2);
    }

    [Fact]
    public void One_seed_gives_one_forest_on_any_number_of_threads_and_another_seed_another()
    {
        using var goldens = new BaselineGoldens();
        double[] Fit(int seed) => [.. new ForestClassifier { Trees = 20 }.Fit(goldens.Rows, goldens.Labels, BaselineGoldens.Classes, seed).Probabilities(goldens.NewRows[0]),
            new ForestRegressor { Trees = 20 }.Fit(goldens.Rows, goldens.Targets, seed).Predict(goldens.NewRows[0])];
        double[] first = Fit(1);
        Parallel.For(0, 4, _ => Assert.Equal(first, Fit(1)));
        Assert.NotEqual(first, Fit(2));
    }

    [Fact]
    public void Stretching_a_column_without_changing_its_order_changes_no_prediction_of_a_training_row()
    {
        using var goldens = new BaselineGoldens();
        double[][] rows = goldens.Rows, stretched = [.. rows.Select(row => row.Select((value, column) => column == 0 ? Math.Exp(value) : value).ToArray())];
        IFittedRegressor plain = new ForestRegressor { Trees = 10 }.Fit(rows, goldens.Targets, seed: 3), other = new ForestRegressor { Trees = 10 }.Fit(stretched, goldens.Targets, seed: 3);
        // Rows that a tree did not draw may fall on either side of a threshold; those drawn by all lie as they lay.
        int same = rows.Zip(stretched).Count(pair => plain.Predict(pair.First) == other.Predict(pair.Second));
        Assert.InRange(same, 45, rows.Length);
    }

    [Fact]
    public void Predictions_stay_within_the_targets_and_probabilities_sum_to_one()
    {
        using var goldens = new BaselineGoldens();
        IFittedRegressor numbers = new ForestRegressor { Trees = 10 }.Fit(goldens.Rows, goldens.Targets, seed: 1);
        Assert.All(goldens.NewRows, row => Assert.InRange(numbers.Predict([.. row.Select(value => value * 100)]), goldens.Targets.Min() - 1e-12, goldens.Targets.Max() + 1e-12));
        IFittedClassifier classes = new ForestClassifier { Trees = 10 }.Fit(goldens.Rows, goldens.Labels, 6, seed: 1);
        Assert.All(goldens.NewRows, row => Assert.Equal(1, classes.Probabilities(row).Sum(), 1e-12));
        Assert.All(goldens.NewRows, row => Assert.Equal([0, 0], classes.Probabilities(row)[4..]));
    }

    [Fact]
    public void The_one_column_that_matters_is_found_among_constant_ones_and_noise()
    {
        var random = new StableRandom(1, "forest test");
        double[][] rows = [.. Enumerable.Range(0, 80).Select(row => (double[])[4, random.NextDouble(), row % 2, random.NextDouble(), 7])];
        int[] labels = [.. rows.Select(row => (int)row[2])];
        IFittedClassifier model = new ForestClassifier { Tried = 5 }.Fit(rows, labels, 2, seed: 1);
        Assert.Equal([0, 1], model.Probabilities([4, 0.5, 1, 0.5, 7]));
        Assert.Equal([1, 0], model.Probabilities([4, 0.5, 0, 0.5, 7]));
    }

    [Fact]
    public void Rows_that_cannot_be_told_apart_share_a_leaf()
    {
        IFittedRegressor model = new ForestRegressor { Trees = 200 }.Fit([[1], [1], [1], [1]], [0, 0, 4, 4], seed: 1);
        Assert.Equal(2, model.Predict([1]), 0.3);
        Assert.Equal(model.Predict([1]), model.Predict([99]));
        IFittedRegressor next = new ForestRegressor { Trees = 1 }.Fit([[1], [Math.BitIncrement(1.0)]], [0, 1], seed: 1);
        Assert.InRange(next.Predict([1]), 0, 1);
    }

    [Fact]
    public void Larger_leaves_predict_nearer_to_the_mean()
    {
        using var goldens = new BaselineGoldens();
        double Spread(int leaf)
        {
            IFittedRegressor model = new ForestRegressor { Trees = 20, LeastLeaf = leaf }.Fit(goldens.Rows, goldens.Targets, seed: 1);
            double[] predictions = [.. goldens.Rows.Select(model.Predict)];
            return predictions.Max() - predictions.Min();
        }
        Assert.True(Spread(1) > Spread(20) && Spread(20) > Spread(90));
        Assert.Equal(0, new[] { Spread(90) }.Single(), 1e-12);
    }

    [Fact]
    public void What_cannot_be_grown_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ForestRegressor { Trees = 0 }.Fit([[1]], [1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ForestRegressor { LeastLeaf = 0 }.Fit([[1]], [1], 1));
        Assert.Contains("Tried", Assert.Throws<ArgumentOutOfRangeException>(() => new ForestClassifier { Tried = 2 }.Fit([[1]], [1], 2, 1)).Message);
        Assert.Throws<ArgumentException>(() => new ForestClassifier().Fit([[1]], [1], 2, 1).Probabilities([1, 2]));
    }

    // The difference of the means lies within four of its standard errors: one false alarm in 16,000, were it left to chance.
    private static void AssertSameMean(double[] theirs, double[] ours)
    {
        double error = Math.Sqrt((Variance(theirs) / theirs.Length) + (Variance(ours) / ours.Length));
        Assert.True(Math.Abs(theirs.Average() - ours.Average()) <= 4 * error,
            FormattableString.Invariant($"ours {ours.Average():0.0000} ± {Math.Sqrt(Variance(ours)):0.0000}, theirs {theirs.Average():0.0000} ± {Math.Sqrt(Variance(theirs)):0.0000}"));
    }

    private static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
}
