using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Figures;

public sealed class ScoreMatrixFigureTests
{
    private static readonly ModelScore[] Scores =
    [
        new("LSTM", "arousal", "R²", 0.5, new(0.4, 0.65, 0.95, "t over 10 values")),
        new("LSTM", "valence", "R²", 0.25),
        new("LSTM", "arousal", "MAE", 0.125),
        new("SVR", "valence", "R²", -0.1),
    ];

    [Fact]
    public void Each_metric_has_a_panel_and_each_model_a_row_with_arousal_above_valence()
    {
        Figure figure = ScoreMatrixFigure.Of(Scores);
        Assert.Equal(("R²", "MAE", null), (figure.Layout.XAxis!.Title!.Text, figure.Layout.XAxis2!.Title!.Text, figure.Layout.XAxis3));
        Assert.Equal(["LSTM", "SVR"], figure.Layout.YAxis!.TickText);
        Assert.True(figure.Layout.YAxis.Range![0] > figure.Layout.YAxis.Range[1]);
        Assert.True(figure.Layout.XAxis.Domain![1] < figure.Layout.XAxis2.Domain![0]);
        var traces = figure.Traces.OfType<Scatter>().ToList();
        Assert.Equal(["arousal", "valence"], traces.Where(trace => trace.ShowLegend == true).Select(trace => trace.Name));
        string json = figure.ToJson();
        Assert.Contains("\"x\":[0.5],\"y\":[-0.13]", json);
        Assert.Contains("\"x\":[0.25,-0.1],\"y\":[0.13,1.13]", json);
        Assert.Contains($"\"array\":[{0.65 - 0.5:R}],\"arrayminus\":[{0.5 - 0.4:R}]", json);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_by_name()
    {
        AssertRefused("at least one score", []);
        AssertRefused("R² of 'LSTM', arousal, is not a finite", [new("LSTM", "arousal", "R²", double.NaN)]);
        AssertRefused("R² of 'LSTM', arousal, is given twice", [Scores[0], Scores[0]]);
        AssertRefused("room for 6 metrics, got 7", [.. Enumerable.Range(0, 7).Select(i => new ModelScore("a", "arousal", $"m{i}", 0))]);
        AssertRefused("3 targets apart, got 4", [.. Enumerable.Range(0, 4).Select(i => new ModelScore("a", $"t{i}", "R²", 0))]);
    }

    private static void AssertRefused(string problem, ModelScore[] scores) =>
        Assert.Contains(problem, Assert.Throws<MerException>(() => ScoreMatrixFigure.Of(scores)).Message);
}
