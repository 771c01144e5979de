using MerWorkbench.Features.Tonal;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Tonal;

/// <summary>Against essentia.js' KeyExtractor on chord progressions tuned to 442 and 430 Hz.</summary>
public sealed class KeyFinderTests
{
    [Theory]
    [InlineData("pop")]
    [InlineData("minor")]
    public void It_is_Essentias_KeyExtractor(string signal)
    {
        float[] samples = TonalGolden.Samples(signal);
        foreach (var expected in TonalGolden.Signal(signal).GetProperty("key_extractor").EnumerateObject())
        {
            string[] parts = expected.Name.Split('_');
            var finder = new KeyFinder(SampleRate.Hz44100, KeyProfile.Find(parts[0]), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            finder.Push(samples);
            finder.Finish();
            TonalGolden.Same(expected.Value, finder.Estimate, 1e-3);
        }
    }

    [Fact]
    public void Silence_has_no_key()
    {
        var finder = new KeyFinder(SampleRate.Hz44100);
        Assert.Equal(0, finder.Estimate.Strength);
        finder.Push(new float[50_000]);
        finder.Finish();
        Assert.Equal(new KeyEstimate(PitchClass.A, Mode.Minor, 0, 0), finder.Estimate);
    }
}
