using MerWorkbench.Datasets;
using MerWorkbench.Emotion;

namespace MerWorkbench.Tests.Datasets;

public sealed class AnnotationTests
{
    private static Affect Rating(double valence, double arousal) => Affect.On(AffectScale.OneToNine, valence, arousal);

    [Fact]
    public void Ratings_add_up_to_their_mean_and_to_their_spread_over_n_minus_one()
    {
        Annotation annotation = Annotation.Of([Rating(2, 9), Rating(4, 9), Rating(6, 3)]);
        Assert.Equal(Rating(4, 7), annotation.Mean);
        Assert.Equal(2, annotation.ValenceSpread);
        Assert.Equal(Math.Sqrt(12), annotation.ArousalSpread!.Value, 12);
        Assert.Equal(3, annotation.Raters);
    }

    [Fact]
    public void One_listener_has_no_spread() => Assert.Null(Annotation.Of([Rating(2, 9)]).ValenceSpread);

    [Fact]
    public void No_rating_and_ratings_on_two_scales_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Annotation.Of([]));
        Assert.Throws<ArgumentException>(() => Annotation.Of([Rating(5, 5), Affect.On(AffectScale.MinusOneToOne, 0, 0)]));
    }
}
