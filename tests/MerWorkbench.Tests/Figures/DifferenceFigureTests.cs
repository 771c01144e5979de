using System.Text.Json;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Figures;

public sealed class DifferenceFigureTests
{
    private static readonly string[] s_verdicts = ["yes", "no", "open"];

    [Fact]
    public void A_row_is_a_mark_of_its_verdict_with_its_interval_and_its_parts_below()
    {
        Figure figure = DifferenceFigure.Of([Row("first", 0.2, "yes") with { Parts = [0.1, 0.3] }, Row("second", -0.1, "no"), Row("third", 0, "yes")], s_verdicts, "R²");
        Scatter[] traces = [.. figure.Traces.Cast<Scatter>()];

        Assert.Equal(["single pairs", "yes", "no"], traces.Select(trace => trace.Name));
        Assert.Equal([0.1, 0.3], Numbers(traces[0].X));
        Assert.Equal([0.2, 0], Numbers(traces[1].X));
        Assert.Equal([0, 2], Numbers(traces[1].Y));
        Assert.All(Numbers(traces[1].ErrorX!.Array), reach => Assert.Equal(0.05, reach, 12));
        Assert.Equal(["first", "second", "third"], figure.Layout.YAxis!.TickText);
    }

    [Fact]
    public void What_lies_beyond_the_limit_stands_at_its_edge_as_a_triangle_and_a_margin_is_a_mark()
    {
        Figure figure = DifferenceFigure.Of([Row("far", 9, "yes") with { Parts = [-12, 0.5] }, Row("near", 0.1, "open") with { Margin = 0.05 }], s_verdicts, "R²", limit: 1);
        Scatter[] traces = [.. figure.Traces.Cast<Scatter>()];

        Assert.Equal([("circle-open", 0.5), ("triangle-left", -1), ("triangle-right", 1), ("circle-open", 0.1)], traces.Select(trace => (trace.Marker!.Symbol!, Numbers(trace.X).Single())));
        Assert.Equal([true, false], traces[..2].Select(trace => trace.ShowLegend!.Value));
        Assert.Equal((-0.05, 0.6), (figure.Layout.Shapes!.Single().X0, figure.Layout.Shapes!.Single().Y0));
    }

    [Fact]
    public void An_interval_that_goes_on_beyond_the_limit_does_not_end_there_like_any_other()
    {
        DifferenceRow wide = new("wide", 0.8, new Interval(0.4, 1.9, 0.95, "made"), "yes");
        Scatter[] traces = [.. DifferenceFigure.Of([Row("near", 0.1, "yes"), wide], s_verdicts, "R²", limit: 1).Traces.Cast<Scatter>()];

        Assert.Equal(["circle", "triangle-right"], traces.Select(trace => trace.Marker!.Symbol!));
        Assert.Equal((1.0, 1.0), (Numbers(traces[1].X).Single(), Numbers(traces[1].Y).Single()));
        Assert.Equal((traces[0].LegendGroup, false), (traces[1].LegendGroup, traces[1].ShowLegend!.Value));
        Assert.Single(DifferenceFigure.Of([wide], s_verdicts, "R²").Traces);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<MerException>(() => DifferenceFigure.Of([], s_verdicts, "R²"));
        Assert.Contains("'perhaps'", Assert.Throws<MerException>(() => DifferenceFigure.Of([Row("a", 0, "perhaps")], s_verdicts, "R²")).Message, StringComparison.Ordinal);
        Assert.Contains("finite", Assert.Throws<MerException>(() => DifferenceFigure.Of([Row("a", double.NaN, "yes")], s_verdicts, "R²")).Message, StringComparison.Ordinal);
    }

    private static double[] Numbers(PlotValues values) => JsonSerializer.Deserialize<double[]>(JsonSerializer.Serialize(values))!;

    private static DifferenceRow Row(string label, double difference, string verdict) => new(label, difference, new Interval(difference - 0.05, difference + 0.05, 0.95, "made"), verdict);
}
