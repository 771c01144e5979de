using System.Text.Json;
using MerWorkbench.Learning;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Learning;

public sealed class StandardizerTests
{
    [Fact]
    public void Moments_and_scores_are_scikit_learns()
    {
        using var document = JsonDocument.Parse(Golden.Text("sklearn/linear.json"));
        JsonElement golden = document.RootElement.GetProperty("standardizer");
        Standardizer standardizer = Standardizer.Fit(LinearRegressionTests.Rows(golden, "x"));
        LinearRegressionTests.AssertClose(LinearRegressionTests.Numbers(golden, "mean"), standardizer.Means);
        LinearRegressionTests.AssertClose(LinearRegressionTests.Numbers(golden, "deviation"), standardizer.Deviations);
        double[][] expected = LinearRegressionTests.Rows(golden, "transformed"), rows = LinearRegressionTests.Rows(golden, "xNew");
        for (int row = 0; row < rows.Length; row++)
            LinearRegressionTests.AssertClose(expected[row], standardizer.Transform(rows[row]));
    }

    [Fact]
    public void Scores_of_the_training_rows_have_mean_zero_and_deviation_one()
    {
        double[][] rows = [[1, 100], [2, 300], [6, 200]];
        Standardizer standardizer = Standardizer.Fit(rows);
        double[] column = [.. rows.Select(row => standardizer.Transform(row)[1])];
        Assert.Equal(0, column.Average(), 12);
        Assert.Equal(1, column.Average(value => value * value), 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1e9)]
    public void A_column_without_variance_becomes_zero_even_for_rows_where_it_differs(double constant)
    {
        Standardizer standardizer = Standardizer.Fit([[1, constant], [2, constant], [4, constant]]);
        Assert.Equal(0, standardizer.Deviations[1]);
        Assert.Equal(0, standardizer.Transform([1, constant + 5])[1]);
    }

    [Fact]
    public void Rows_in_one_block_give_the_same_as_single_rows()
    {
        float[] block = [1, 10, 2, 30, 6, 20];
        Standardizer one = Standardizer.Fit(block, columns: 2), other = Standardizer.Fit([[1, 10], [2, 30], [6, 20]]);
        Assert.Equal(other.Means, one.Means);
        Assert.Equal(other.Deviations, one.Deviations);
        one.TransformInPlace(block);
        Assert.Equal((float)other.Transform([2, 30])[1], block[3]);
    }

    [Fact]
    public void It_is_restored_from_its_moments()
    {
        Standardizer fitted = Standardizer.Fit([[1, 7], [3, 7]]);
        Standardizer restored = Standardizer.FromMoments(fitted.Means, fitted.Deviations);
        Assert.Equal(fitted.Transform([2.5, 8]), restored.Transform([2.5, 8]));
    }

    [Fact]
    public void A_value_that_is_no_number_is_refused_by_its_place()
    {
        Assert.Contains("Row 1, column 0", Assert.Throws<ArgumentException>(() => Standardizer.Fit([[1, 2], [double.NaN, 2]])).Message);
        Assert.Contains("Row 1, column 1", Assert.Throws<ArgumentException>(() => Standardizer.Fit(new float[] { 1, 2, 3, float.NaN }, 2)).Message);
    }

    [Fact]
    public void Rows_of_another_width_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([]));
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([[1, 2], [1]]));
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([[1, 2], [3, 4]]).Transform([1]));
        Assert.Throws<ArgumentException>(() => Standardizer.Fit(new float[5], 2));
    }
}
