using MerWorkbench.Features;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Figures;

public sealed class SpectrogramsFigureTests
{
    private static FeatureMatrix Of(int bands, float loudest) => new(
        [.. Enumerable.Range(0, bands).Select(band => new FeatureColumn($"mel_{band}", LibrosaDescriptors.LogMel))], [.. Enumerable.Range(0, 3 * bands).Select(i => loudest - i)], new(new(1), new(0.5)));

    [Fact]
    public void Sounds_stand_side_by_side_in_one_scale_of_colours_with_one_bar()
    {
        Figure figure = SpectrogramsFigure.Of([("mix", Of(2, 10)), ("voice", Of(2, -5)), ("rest", Of(2, 3))]);
        Heatmap[] pictures = [.. figure.Traces.Cast<Heatmap>()];
        Assert.Equal([null, "x2", "x3"], pictures.Select(picture => picture.XAxis));
        Assert.All(pictures, picture => Assert.Equal((-60.0, 10.0), (picture.ZMin, picture.ZMax)));
        Assert.Equal([false, false, true], pictures.Select(picture => picture.ShowScale));
        Assert.Contains("\"x\":[1,1.5,2]", figure.ToJson(), StringComparison.Ordinal);
        // Bands are rows: the second band of the first sound is 9, 7, 5 dB.
        Assert.Contains("[9,7,5]", figure.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"title\":{\"text\":\"rest, s\"", figure.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_sound_too_many_and_different_bands_are_refused()
    {
        Assert.Throws<MerException>(() => SpectrogramsFigure.Of([("mix", Of(2, 10))]));
        Assert.Throws<MerException>(() => SpectrogramsFigure.Of([.. Enumerable.Repeat(("mix", Of(2, 10)), 7)]));
        Assert.Contains("voice has 3 columns, mix 2", Assert.Throws<MerException>(() => SpectrogramsFigure.Of([("mix", Of(2, 10)), ("voice", Of(3, 10))])).Message, StringComparison.Ordinal);
    }
}
