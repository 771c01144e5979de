using MerWorkbench.Emotion;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Figures;

public sealed class AffectTimeFigureTests
{
    [Fact]
    public void The_band_goes_round_each_stretch_that_is_annotated()
    {
        AffectMoment[] moments = [At(0, 0.5, 0.25), At(0.5, 0.25, 0.25), At(1, null, null), At(1.5, 0.75, 0.25)];
        Figure figure = AffectTimeFigure.Of(moments, AffectScale.MinusOneToOne);
        string[] names = ["annotators, ±1 sd", "annotators' mean", "predicted"];
        Assert.Equal([.. names, .. names], figure.Traces.Select(trace => trace.Name));
        string json = figure.ToJson();
        Assert.Contains("\"x\":[0,0.5,0.5,0,null,1.5,1.5,null],\"y\":[0.75,0.5,0,0.25,null,1,0.5,null]", json);
        Assert.Contains("\"y\":[0.5,0.25,null,0.75]", json);
        Assert.StartsWith("Arousal", figure.Layout.YAxis!.Title!.Text);
        Assert.StartsWith("Valence", figure.Layout.YAxis2!.Title!.Text);
        Assert.True(figure.Layout.YAxis.Domain![0] > figure.Layout.YAxis2.Domain![1]);
    }

    [Fact]
    public void Without_annotators_there_is_the_prediction_alone() =>
        Assert.All(AffectTimeFigure.Of([At(0, null, null), At(1, null, null)], AffectScale.MinusOneToOne).Traces, trace => Assert.Equal("predicted", trace.Name));

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        AssertRefused("at least one moment", []);
        AssertRefused("not a finite number", [At(0, double.NaN, null)]);
        AssertRefused("order of time", [At(1, null, null), At(0.5, null, null)]);
    }

    private static AffectMoment At(double time, double? mean, double? deviation) =>
        new(new Seconds(time), new(0.1, mean, deviation), new(-0.1, mean, deviation));

    private static void AssertRefused(string problem, AffectMoment[] moments) =>
        Assert.Contains(problem, Assert.Throws<MerException>(() => AffectTimeFigure.Of(moments, AffectScale.MinusOneToOne)).Message);
}
