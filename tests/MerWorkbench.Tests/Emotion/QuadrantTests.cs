using MerWorkbench.Emotion;

namespace MerWorkbench.Tests.Emotion;

public sealed class QuadrantTests
{
    [Theory]
    [InlineData(7, 7, Quadrant.Q1)]
    [InlineData(3, 7, Quadrant.Q2)]
    [InlineData(3, 3, Quadrant.Q3)]
    [InlineData(7, 3, Quadrant.Q4)]
    public void The_quadrants_run_against_the_clock_from_the_upper_right(double valence, double arousal, Quadrant expected) =>
        Assert.Equal(expected, Affect.On(AffectScale.OneToNine, valence, arousal).Quadrant());

    [Theory]
    [InlineData(QuadrantRule.NeutralIsHigh, Quadrant.Q1)]
    [InlineData(QuadrantRule.NeutralIsLow, Quadrant.Q3)]
    public void A_neutral_point_falls_where_the_rule_says(QuadrantRule rule, Quadrant expected)
    {
        Assert.Equal(expected, Affect.On(AffectScale.OneToNine, 5, 5).Quadrant(rule));
        Assert.Equal(expected, Affect.On(AffectScale.ZeroToOne, 0.5, 0.5).Quadrant(rule));
        Assert.Equal(expected, Affect.On(AffectScale.Gems, 0, 0).Quadrant(rule));
    }

    [Fact]
    public void A_point_keeps_its_quadrant_as_a_standard_score()
    {
        // The mean is not neutral: 4.5 is below the middle of 1..9 although its score is positive.
        var z = AffectScale.ZScore(AffectScale.OneToNine, arousal: (4, 1), valence: (6, 1));
        Affect point = Affect.On(AffectScale.OneToNine, valence: 5.5, arousal: 4.5);
        Assert.Equal(Quadrant.Q4, point.Quadrant());
        Assert.Equal(Quadrant.Q4, point.To(z).Quadrant());
    }
}
