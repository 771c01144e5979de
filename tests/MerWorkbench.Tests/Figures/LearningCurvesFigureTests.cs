using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Figures;

public sealed class LearningCurvesFigureTests
{
    [Fact]
    public void A_curve_is_the_mean_over_folds_up_to_the_first_that_stopped()
    {
        var figure = LearningCurvesFigure.Of([new("gru", 0, 1, 1, 1.25), new("gru", 1, 1, 0.5, 0.75), new("gru", 0, 2, 0.75, 0.75), new("gru", 1, 2, 0.25, 0.25), new("gru", 1, 3, 0.1, 0.1)]);
        var traces = figure.Traces.OfType<Scatter>().ToList();
        Assert.Equal([null, "gru, validation", "gru, training"], traces.Select(trace => trace.Name));
        string json = figure.ToJson();
        Assert.Contains("\"x\":[1,2],\"y\":[1,0.5]", json);
        Assert.Contains("\"x\":[1,2],\"y\":[0.75,0.5]", json);
        // Both pairs of validation losses lie 0.25 from their mean: sd = sqrt(2 x 0.25^2 / (2 - 1)).
        double sd = Math.Sqrt(0.125);
        Assert.Contains($"\"x\":[1,2,2,1],\"y\":[{1 + sd:R},{0.5 + sd:R},{0.5 - sd:R},{1 - sd:R}]", json);
    }

    [Fact]
    public void One_fold_has_no_band_and_training_alone_one_curve()
    {
        Assert.Equal(2, LearningCurvesFigure.Of([new("a", 0, 1, 1, 1), new("a", 0, 2, 1, 1)]).Traces.Count);
        Assert.Equal("a &lt;b&gt;, training", Assert.Single(LearningCurvesFigure.Of([new("a <b>", 0, 1, 1, null), new("a <b>", 0, 2, 1, null)]).Traces).Name);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_by_name()
    {
        AssertRefused("at least one epoch", []);
        AssertRefused("'gru', fold 3, epoch 2 is not a finite", [new("gru", 3, 2, double.NaN, null)]);
        AssertRefused("'gru', fold 3, epoch 2 are given twice", [new("gru", 3, 2, 1, null), new("gru", 3, 2, 1, null)]);
        AssertRefused("8 models apart, got 9", [.. Enumerable.Range(0, 9).Select(i => new LossPoint($"{i}", 0, 1, 1, 1))]);
    }

    private static void AssertRefused(string problem, LossPoint[] points) =>
        Assert.Contains(problem, Assert.Throws<MerException>(() => LearningCurvesFigure.Of(points)).Message);
}
