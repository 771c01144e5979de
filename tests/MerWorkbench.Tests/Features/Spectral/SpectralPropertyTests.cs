using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Spectral;

/// <summary>What closed forms and symmetry say of spectral descriptors.</summary>
public sealed class SpectralPropertyTests
{
    private const int Size = 2048, Bins = 1025;
    private static readonly SampleRate Rate = SampleRate.Hz44100;

    private static float[] Magnitude(float[] samples) => EssentiaSpectra.Magnitude(samples.AsSpan(0, Size), Window.MakeNormalized(WindowShape.Hann, Size));

    [Fact]
    public void A_sine_is_bright_where_it_sounds()
    {
        float[] magnitude = Magnitude(TestSignals.Sine(44100, Size, 3000, 0.25)), power = [.. magnitude.Select(value => value * value)];
        Assert.Equal(3000, new SpectralCentroid(Bins, Rate).Of(power), 0.5);
        Assert.Equal(3000, new SpectralRollOff(Bins, Rate).Of(power), 22.0);
        // Of normalised windows the amplitude comes back, and Parseval's mean square: 0.25^2 / 2.
        Assert.Equal(0.25, magnitude.Max(), 0.25 * 0.16);
        Assert.Equal(0.03125, Energy.Of(TestSignals.Sine(44100, 44100, 3000, 0.25)) / 44100, 1e-4);
        Assert.True(SpectralFlatness.Of(magnitude) < 0.01);
    }

    [Fact]
    public void White_noise_is_as_flat_as_theory_says()
    {
        // Powers of white noise are exponentially distributed: geometric over arithmetic mean is exp(-Euler's constant) = 0.5615; magnitudes are
        // Rayleigh distributed: exp(-gamma / 2) / Gamma(3/2) = 0.8455. The centroid lies at a quarter of the rate, the excess kurtosis is -1.2.
        var random = new Random(7);
        double flatness = 0, ofMagnitudes = 0, centroid = 0, kurtosis = 0;
        const int Rounds = 40;
        for (int round = 0; round < Rounds; round++)
        {
            float[] magnitude = Magnitude([.. Enumerable.Range(0, Size).Select(_ => (float)(random.NextDouble() - 0.5))]);
            float[] power = [.. magnitude.Select(value => value * value)];
            flatness += SpectralFlatness.Of(power) / Rounds;
            ofMagnitudes += SpectralFlatness.Of(magnitude) / Rounds;
            centroid += new SpectralCentroid(Bins, Rate).Of(power) / Rounds;
            kurtosis += new SpectralMoments(Bins, 22050).Of(magnitude).Kurtosis / Rounds;
        }
        Assert.Equal(0.5615, flatness, 0.02);
        Assert.Equal(0.8455, ofMagnitudes, 0.01);
        Assert.Equal(11025, centroid, 200.0);
        Assert.Equal(-1.2, kurtosis, 0.05);
    }

    [Fact]
    public void Shapes_of_simple_spectra_are_known()
    {
        float[] line = [.. Enumerable.Range(0, Bins).Select(bin => (float)bin)], one = new float[Bins];
        one[300] = 2;
        Assert.Equal(1 / (22050.0 / 1024), new SpectralSlope(Bins, Rate).Of(line), 1e-6);
        Assert.Equal(2 / 3.0 * 22050, new SpectralCentroid(Bins, Rate).Of(line), 22.0);
        // A triangle rising to the right: variance 1/18, skewness -2 sqrt(2) / 5, excess kurtosis -0.6.
        var shape = new SpectralMoments(Bins, 1).Of(line);
        Assert.Equal(1 / 18.0, shape.Spread, 1e-4);
        Assert.Equal(-2 * Math.Sqrt(2) / 5, shape.Skewness, 1e-2);
        Assert.Equal(-0.6, shape.Kurtosis, 1e-2);
        Assert.Equal(new DistributionShape(0, 0, -3), new SpectralMoments(Bins, 22050).Of(one));
        Assert.Equal(Bins, SpectralCrest.Of(one), 1e-3);
        Assert.Equal(0, SpectralEntropy.Of(one), 1e-6);
        Assert.Equal(10, SpectralEntropy.Of([.. Enumerable.Repeat(3f, 1024)]), 1e-5);
        Assert.Equal(300 * 22050.0 / 1024, new SpectralRollOff(Bins, Rate).Of(one), 1e-2);
        Assert.Equal(2 / Math.Log10(301 / 300.0), StrongPeak.Of(one), 1e-2);
        // (0 - 4) / 1 + (2 - 4) / 2 + (1 - 4) / 3, divided by 0 + 2 + 1.
        Assert.Equal(-2, new SpectralDecrease(4).Of([4, 0, 2, 1]), 1e-6);
    }

    [Fact]
    public void Flux_is_the_distance_from_the_frame_before()
    {
        var flux = new SpectralFlux(3);
        Assert.Equal(5, flux.Next([0, 3, 4]), 1e-6);
        Assert.Equal(0, flux.Next([0, 3, 4]), 1e-6);
        Assert.Equal(3, flux.Next([1, 5, 2]), 1e-6);
    }

    [Fact]
    public void Harmonics_are_salient_and_a_sine_is_not()
    {
        var salience = new PitchSalience(Bins, Rate);
        float comb = salience.Of(EssentiaSpectra.Magnitude("voice", 44100, 12345, Size)), sine = salience.Of(Magnitude(TestSignals.Sine(44100, Size, 2000, 0.5)));
        Assert.InRange(comb, 0.3, 1);
        Assert.InRange(sine, 0, 0.05);
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(50f)]
    public void Loudness_does_not_change_what_is_about_shape(float gain)
    {
        var random = new Random(3);
        float[] samples = [.. Enumerable.Range(0, Size).Select(i => (float)(Math.Sin(0.05 * i) + 0.3 * random.NextDouble()))];
        Assert.Equal(Shapes([.. samples]), Shapes([.. samples.Select(sample => gain * sample)]), (a, b) => Math.Abs(a - b) <= 2e-4 * Math.Abs(a) + 2e-6);

        static double[] Shapes(float[] samples)
        {
            float[] magnitude = Magnitude(samples), power = [.. magnitude.Select(value => value * value)], mel = new float[40], cepstrum = new float[13];
            var (_, skewness, kurtosis) = new SpectralMoments(Bins, 22050).Of(magnitude);
            new MelFilterBank(40, Size, Rate, new(0), new(11000), MelScale.Htk, MelNorm.UnitSum, MelSlope.Mel).Apply(power, mel);
            new Cepstrum(40).Apply(mel, cepstrum);
            return
            [
                ZeroCrossingRate.Of(samples), new SpectralCentroid(Bins, Rate).Of(power), skewness, kurtosis, new SpectralRollOff(Bins, Rate).Of(power),
                SpectralEntropy.Of(magnitude), SpectralFlatness.Of(magnitude), FlatnessDecibels.Of(power), SpectralCrest.Of(magnitude),
                new SpectralDecrease(Bins).Of(magnitude), new PitchSalience(Bins, Rate).Of(magnitude), .. cepstrum[1..].Select(value => Math.Round(value, 2)),
            ];
        }
    }

    [Fact]
    public void White_light_fills_unit_sum_bands_evenly_and_silence_every_cepstrum_with_the_floor()
    {
        var bands = new float[40];
        new MelFilterBank(40, Size, Rate, new(0), new(11000), MelScale.Htk, MelNorm.UnitSum, MelSlope.Mel).Apply([.. Enumerable.Repeat(2f, Bins)], bands);
        Assert.All(bands, band => Assert.Equal(2, band, 1e-5));
        float[] silent = new float[40], cepstrum = new float[13];
        new Cepstrum(40).Apply(silent, cepstrum);
        Assert.Equal(-200 * Math.Sqrt(40), cepstrum[0], 1e-2);
        Assert.All(cepstrum[1..], value => Assert.Equal(0, value, 1e-3));
    }

    [Fact]
    public void Random_spectra_of_any_size_give_finite_numbers()
    {
        var random = new Random(11);
        foreach (double exponent in new[] { -30.0, -12, -3, 0, 6 })
        {
            float[] magnitude = [.. Enumerable.Range(0, Bins).Select(_ => (float)(Math.Pow(10, exponent) * random.NextDouble()))];
            float[] contrast = new float[6], valleys = new float[6];
            new SpectralContrast(Size, Rate).Apply(magnitude, contrast, valleys);
            Assert.All(contrast.Concat(valleys), value => Assert.True(float.IsFinite(value)));
            Assert.True(float.IsFinite(new PitchSalience(Bins, Rate).Of(magnitude)));
            Assert.True(float.IsFinite(new SpectralMoments(Bins, 22050).Of(magnitude).Kurtosis));
        }
    }
}
