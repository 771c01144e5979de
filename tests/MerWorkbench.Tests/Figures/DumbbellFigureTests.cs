using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Figures;

public sealed class DumbbellFigureTests
{
    private static readonly DumbbellRow[] Rows =
    [
        new("arousal, LSTM", 0.53, 0.49, new(0.43, 0.57, 0.95, "t over 10 values")),
        new("valence, LSTM", 0.46, 0.125, null, Comparable: false),
        new("valence, linear", null, -0.11),
    ];

    [Fact]
    public void The_first_row_is_on_top_and_rows_without_a_value_keep_their_place()
    {
        var axis = DumbbellFigure.Of(Rows, "R²").Layout.YAxis!;
        Assert.Equal(["arousal, LSTM", "valence, LSTM", "valence, linear"], axis.TickText);
        Assert.Equal([0, 1, 2], axis.TickVals);
        Assert.True(axis.Range![0] > axis.Range[1]);
    }

    [Fact]
    public void What_is_not_comparable_is_open_and_said_in_the_legend()
    {
        var traces = DumbbellFigure.Of(Rows, "R²").Traces.OfType<Scatter>().ToList();
        Assert.Equal("diamond-open", traces.Single(trace => trace.Name == "published, not comparable").Marker!.Symbol);
        Assert.Equal("diamond", traces.Single(trace => trace.Name == "published").Marker!.Symbol);
        Assert.Single(traces, trace => trace.Line?.Dash == "dot");
        Assert.DoesNotContain(DumbbellFigure.Of([Rows[0]], "R²").Traces, trace => trace.Name == "published, not comparable");
    }

    [Fact]
    public void Intervals_reach_from_their_low_to_their_high_end()
    {
        string json = DumbbellFigure.Of(Rows, "R²").ToJson();
        Assert.Contains("ours [95 %]", json);
        // 0.57 - 0.49 and 0.49 - 0.43, a gap where there is no interval.
        Assert.Contains($"\"array\":[{0.57 - 0.49:R},null,null],\"arrayminus\":[{0.49 - 0.43:R},null,null]", json);
    }

    [Fact]
    public void Two_rows_of_one_name_are_refused() =>
        Assert.Contains("arousal, LSTM", Assert.Throws<MerException>(() => DumbbellFigure.Of([Rows[0], Rows[0]], "R²")).Message);

    [Fact]
    public void A_value_that_is_no_number_is_refused_by_row() =>
        Assert.Contains("odd", Assert.Throws<MerException>(() => DumbbellFigure.Of([new("odd", 0.5, double.NaN)], "R²")).Message);
}
