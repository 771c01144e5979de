using MerWorkbench.Emotion;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Emotion;

public sealed class AffectTests
{
    public static TheoryData<string> RatingScales => ["1..9", "0..1", "-1..1"];

    private static AffectScale Named(string name) =>
        new[] { AffectScale.OneToNine, AffectScale.ZeroToOne, AffectScale.MinusOneToOne, AffectScale.Gems }.Single(scale => scale.Name == name);

    [Theory]
    [InlineData("1..9", 3, "-1..1", -0.5)]
    [InlineData("1..9", 9, "0..1", 1)]
    [InlineData("1..9", 5, "0..1", 0.5)]
    [InlineData("0..1", 0.25, "1..9", 3)]
    [InlineData("-1..1", -1, "1..9", 1)]
    [InlineData("-1..1", 0.5, "0..1", 0.75)]
    public void Ratings_convert_by_the_straight_line_between_their_ends(string from, double value, string to, double expected)
    {
        Assert.Equal(expected, new Arousal(value, Named(from)).To(Named(to)).Value, 12);
        Assert.Equal(expected, new Valence(value, Named(from)).To(Named(to)).Value, 12);
    }

    [Theory, MemberData(nameof(RatingScales))]
    public void A_value_comes_back_unchanged_from_every_other_scale(string name)
    {
        var z = AffectScale.ZScore(AffectScale.OneToNine, arousal: (4.8, 1.3), valence: (5.0, 1.1));
        AffectScale scale = Named(name);
        for (double share = 0; share <= 1; share += 0.125)
        {
            double value = scale.Arousal.Low + (share * (scale.Arousal.High - scale.Arousal.Low));
            foreach (AffectScale other in new[] { AffectScale.OneToNine, AffectScale.ZeroToOne, AffectScale.MinusOneToOne, z })
                Assert.Equal(value, new Arousal(value, scale).To(other).To(scale).Value, 12);
        }
    }

    [Fact]
    public void A_standard_score_counts_deviations_from_the_mean_of_its_axis()
    {
        var z = AffectScale.ZScore(AffectScale.OneToNine, arousal: (4, 2), valence: (6, 0.5));
        Affect scored = Affect.On(AffectScale.OneToNine, valence: 7, arousal: 3).To(z);
        Assert.Equal((2.0, -0.5), (scored.Valence.Value, scored.Arousal.Value));
        Assert.Equal(0.25, scored.To(AffectScale.ZeroToOne).Arousal.Value, 12);
    }

    [Fact]
    public void Standard_scores_of_equal_moments_are_one_scale_and_of_other_moments_another()
    {
        AffectScale Make(double mean) => AffectScale.ZScore(AffectScale.OneToNine, (mean, 1), (5, 1));
        Assert.Equal(Make(5), Make(5));
        Assert.NotEqual(Make(5), Make(4));
        Assert.Equal(1, new Arousal(0, Make(5)).To(Make(4)).Value, 12);
    }

    [Fact]
    public void A_scale_is_found_by_the_name_that_results_print_and_another_name_is_refused()
    {
        Assert.All(AffectScale.All, scale => Assert.Equal(scale, AffectScale.Find(scale.ToString())));
        Assert.Contains("1..9, 0..1, -1..1, GEMS sum", Assert.Throws<MerException>(() => AffectScale.Find("0..100")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standard_score_is_not_made_of_standard_scores() =>
        Assert.Throws<ArgumentException>(() => AffectScale.ZScore(AffectScale.ZScore(AffectScale.OneToNine, (5, 1), (5, 1)), (0, 1), (0, 1)));

    [Fact]
    public void A_deviation_of_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AffectScale.ZScore(AffectScale.OneToNine, (5, 0), (5, 1)));

    [Fact]
    public void Sums_of_GEMS_votes_do_not_become_ratings()
    {
        var problem = Assert.Throws<MerException>(() => new Arousal(1, AffectScale.Gems).To(AffectScale.MinusOneToOne));
        Assert.Contains("GEMS sum", problem.Message);
        Assert.Contains("-1..1", problem.Message);
        Assert.False(AffectScale.OneToNine.ConvertsTo(AffectScale.Gems));
    }

    [Fact]
    public void Sums_of_GEMS_votes_have_standard_scores()
    {
        var z = AffectScale.ZScore(AffectScale.Gems, arousal: (0.2, 0.5), valence: (0.4, 0.2));
        Assert.Equal(-1, new Valence(0.2, AffectScale.Gems).To(z).Value, 12);
        Assert.False(z.ConvertsTo(AffectScale.OneToNine));
    }

    [Theory]
    [InlineData("1..9", 0.999)]
    [InlineData("1..9", 9.001)]
    [InlineData("0..1", -0.001)]
    [InlineData("-1..1", double.NaN)]
    [InlineData("-1..1", double.PositiveInfinity)]
    [InlineData("GEMS sum", 3.5)]
    public void A_value_outside_its_scale_is_refused_with_the_range(string scale, double value)
    {
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => new Arousal(value, Named(scale)));
        Assert.Contains(Named(scale).Arousal.ToString(), problem.Message);
    }

    [Fact]
    public void The_two_axes_of_a_point_share_a_scale() =>
        Assert.Throws<ArgumentException>(() => new Affect(new Valence(0.5, AffectScale.ZeroToOne), new Arousal(5, AffectScale.OneToNine)));

    [Fact]
    public void The_default_value_is_neutral_on_minus_one_to_one()
    {
        Assert.Equal(new Arousal(0, AffectScale.MinusOneToOne), default);
        Assert.Equal(AffectScale.MinusOneToOne, default(Affect).Scale);
    }

    [Fact]
    public void Values_order_within_a_scale_and_refuse_to_across_scales()
    {
        Assert.True(new Valence(2, AffectScale.OneToNine).CompareTo(new Valence(3, AffectScale.OneToNine)) < 0);
        Assert.Throws<ArgumentException>(() => new Valence(2, AffectScale.OneToNine).CompareTo(new Valence(0.5, AffectScale.ZeroToOne)));
    }
}
