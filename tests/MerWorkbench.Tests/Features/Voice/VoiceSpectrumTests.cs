using MerWorkbench.Features.Voice;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Voice;

public sealed class VoiceSpectrumTests
{
    private const int Bins = 513;
    private static readonly SampleRate Rate = new(16000);

    [Fact]
    public void Alpha_ratio_and_hammarberg_index_compare_low_with_high()
    {
        // 15.625 Hz a bin: 1 in the bins from 50 Hz to 1 kHz, 0.01 from there to 2 kHz, 0.001 from 2 to 5 kHz, much above.
        var power = Spectrum(f => f < 50 ? 1 : f < 1000 ? 1 : f < 2000 ? 0.01 : f < 5000 ? 0.001 : 100);
        int low = Count(50, 1000), middle = Count(1000, 2000), high = Count(2000, 5000);
        Assert.Equal(10 * Math.Log10((0.01 * middle + 0.001 * high) / low), new AlphaRatio(Bins, Rate).Of(power), 1e-4);
        Assert.Equal(30, new HammarbergIndex(Bins, Rate).Of(power), 1e-4);
    }

    [Fact]
    public void A_straight_fall_in_decibels_is_the_slope()
    {
        var power = Spectrum(f => Math.Pow(10, -0.02 * f / 10));
        Assert.Equal(-0.02, new BandSlope(Bins, Rate, new(0), new(500)).Of(power), 1e-6);
        Assert.Equal(-0.02, new BandSlope(Bins, Rate, new(500), new(1500)).Of(power), 1e-6);
    }

    [Fact]
    public void Silence_gives_zeros()
    {
        var silence = new float[Bins];
        Assert.Equal(0, new AlphaRatio(Bins, Rate).Of(silence));
        Assert.Equal(0, new HammarbergIndex(Bins, Rate).Of(silence));
        Assert.Equal(0, new BandSlope(Bins, Rate, new(0), new(500)).Of(silence), 1e-12);
        var formants = new Formant[3];
        Assert.Equal(0, new SpectralFormants(Bins, Rate).Find(silence, formants));
        Assert.All(formants, formant => Assert.Equal(default, formant));
        Assert.Equal(0, new BurgFormants(new(11000)).Find(new float[550], formants));
        Assert.Equal(0, new YinPitch(Rate, 512).Find(new float[512]).Frequency.Value);
    }

    [Fact]
    public void A_resonance_is_predicted_and_shows_as_a_near_pair_of_line_spectral_frequencies()
    {
        // One resonance at 1 kHz, 100 Hz wide, rung once: x[n] = 2 r cos w x[n-1] - r^2 x[n-2].
        double r = Math.Exp(-Math.PI * 100 / 16000), w = 2 * Math.PI * 1000 / 16000;
        var frame = new float[2000];
        for (int i = 1000; i < frame.Length; i++)
            frame[i] = (float)(Math.Pow(r, i - 1000) * Math.Sin(w * (i - 999)) / Math.Sin(w));
        double[] a = new double[2], pair = new double[2];
        Assert.InRange(new LinearPredictionCoefficients(2000, 2).Find(frame, a), 0, 0.1);
        Assert.Equal(-2 * r * Math.Cos(w), a[0], 0.01);
        Assert.Equal(r * r, a[1], 0.01);
        new LineSpectralPairs(2000, 2).Find(frame, pair);
        // For order 2: cos of the two is (-a1 +- (1 - a2)) / 2.
        Assert.Equal(Math.Acos((1 - a[0] - a[1]) / 2), pair[0], 1e-9);
        Assert.Equal(Math.Acos((a[1] - 1 - a[0]) / 2), pair[1], 1e-9);
        Assert.InRange(w, pair[0], pair[1]);
    }

    [Fact]
    public void Harmonic_differences_are_those_of_the_formula()
    {
        // Harmonics of 200 Hz fall 6 dB each; the third formant is put on the twelfth.
        var sound = new float[44100];
        for (int i = 0; i < sound.Length; i++)
        {
            for (int k = 1; k <= 20; k++)
                sound[i] += (float)(0.2 * Math.Pow(10, -6.0 * (k - 1) / 20) * Math.Sin(2 * Math.PI * 200 * k * i / 44100 + k * k));
        }
        var columns = VoiceSounds.Columns(sound, 44100, VoiceRecipe.Geneva);
        for (int frame = 5; frame < columns[0].Length - 5; frame++)
        {
            Assert.Equal(6, columns[VoiceColumns.H1H2][frame], 0.1);
            Assert.Equal(12 * Math.Log2(200 / 27.5), columns[VoiceColumns.F0Semitone][frame], 0.05);
            double third = columns[VoiceColumns.F1Frequency + 6][frame];
            int harmonic = (int)Math.Ceiling(0.8 * third / 200);
            if (harmonic <= 12)
                Assert.Equal(6 * (harmonic - 1), columns[VoiceColumns.H1A3][frame], 1.0);
        }
    }

    [Fact]
    public void Everything_is_finite_whatever_is_heard()
    {
        var random = new VoiceSounds.Lcg();
        float[][] sounds =
        [
            new float[30000],
            [.. Enumerable.Range(0, 30000).Select(i => i == 15000 ? 1f : 0)],
            [.. Enumerable.Repeat(1f, 30000)],
            [.. Enumerable.Range(0, 30000).Select(i => i % 2 == 0 ? 1f : -1f)],
            [.. Enumerable.Range(0, 30000).Select(_ => (float)random.Next())],
            VoiceSounds.Sine(44100, 0.7, 100, 1e-3),
            VoiceSounds.Sine(44100, 0.7, 60, 1000),
            VoiceSounds.Sine(44100, 0.7, 1000),
        ];
        foreach (float[] sound in sounds)
        {
            var columns = VoiceSounds.Columns(sound, 44100, VoiceRecipe.Geneva);
            Assert.Equal(VoiceRecipe.Geneva.Columns.Count, columns.Length);
            Assert.All(columns, column => Assert.All(column, value => Assert.True(float.IsFinite(value))));
        }
    }

    [Fact]
    public void A_frame_costs_no_memory()
    {
        var sound = VoiceSounds.Glide(44100, 2);
        using var pass = new VoicePass(SampleRate.Hz44100, VoiceRecipe.Geneva);
        Assert.Equal(0, HeapBytes.Of(() => pass.Push(sound)));
    }

    private static float[] Spectrum(Func<double, double> power) => [.. Enumerable.Range(0, Bins).Select(i => (float)power(i * 15.625))];

    private static int Count(double from, double to) => Enumerable.Range(0, Bins).Count(i => i * 15.625 >= from && i * 15.625 < to);
}
