using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Figures;

public sealed class ScoreBarsFigureTests
{
    private static readonly ScoreBar[] Bars =
    [
        new("by clip", 0.75, new(0.5, 0.875, 0.95, "bootstrap"), -0.25, new(-9, 0.125, 0.95, "bootstrap")),
        new("by song", 0.5, null, 0.25, null),
    ];

    [Fact]
    public void Intervals_reach_from_their_low_to_their_high_end_and_are_left_out_where_there_is_none() =>
        Assert.Contains("\"array\":[0.125,null],\"arrayminus\":[0.25,null]", ScoreBarsFigure.Of(Bars, "R²", "").ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Every_bar_bears_its_value_with_a_true_minus_sign() =>
        Assert.Equal(["0.75", "0.50", "−0.25", "0.25"], ScoreBarsFigure.Of(Bars, "R²", "").Layout.Annotations!.Select(value => value.Text));

    [Fact]
    public void The_axis_holds_zero_and_does_not_follow_an_interval_into_the_depths()
    {
        IReadOnlyList<double> range = ScoreBarsFigure.Of(Bars, "R²", "").Layout.YAxis!.Range!;
        Assert.InRange(range[0], -1.2, ScoreBarsFigure.Lowest);
        Assert.InRange(range[1], 0.9, 1.2);
        Assert.Equal(0, ScoreBarsFigure.Of(Bars[1..], "R²", "").Layout.YAxis!.Range![0]);
    }

    [Fact]
    public void Nothing_and_what_is_not_a_number_are_refused()
    {
        Assert.Throws<MerException>(() => ScoreBarsFigure.Of([], "R²", ""));
        Assert.Contains("by song", Assert.Throws<MerException>(() => ScoreBarsFigure.Of([Bars[1] with { Valence = double.NaN }], "R²", "")).Message, StringComparison.Ordinal);
    }
}
