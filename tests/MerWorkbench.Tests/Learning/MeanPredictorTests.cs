using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Learning;

public sealed class MeanPredictorTests
{
    [Fact]
    public void It_predicts_the_mean_whatever_the_row() => Assert.Equal(2.5, MeanPredictor.Fit([1, 4]).Predict([99, -99]));

    [Fact]
    public void It_refuses_targets_that_have_no_mean()
    {
        Assert.Throws<ArgumentException>(() => MeanPredictor.Fit([]));
        Assert.Throws<ArgumentException>(() => MeanPredictor.Fit([1, double.NaN]));
    }
}
