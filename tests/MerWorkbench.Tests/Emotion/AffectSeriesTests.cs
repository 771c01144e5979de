using MerWorkbench.Emotion;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Emotion;

public sealed class AffectSeriesTests
{
    [Fact]
    public void Points_have_their_time_and_their_place_on_the_plane()
    {
        var series = new AffectSeries(AffectScale.MinusOneToOne, new Seconds(15), new Seconds(0.5), valence: [0.1, 0.2, 0.3], arousal: [-0.1, -0.2, -0.3]);
        Assert.Equal(3, series.Length);
        Assert.Equal(16, series.TimeAt(2).Value);
        Assert.Equal(Affect.On(AffectScale.MinusOneToOne, valence: 0.3, arousal: -0.3), series[2]);
    }

    [Fact]
    public void A_point_outside_the_scale_uneven_axes_and_a_step_of_zero_are_refused()
    {
        static AffectSeries Make(double[] valence, double[] arousal, double step = 0.5) =>
            new(AffectScale.MinusOneToOne, new Seconds(0), new Seconds(step), valence, arousal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Make([0, 1.01], [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make([0, 0], [0, double.NaN]));
        Assert.Throws<ArgumentException>(() => Make([0, 0], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make([0], [0], step: 0));
    }
}
