using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Audio;

/// <summary>Against closed forms: a tone resampled is the same tone, a tone above the new band is nothing.</summary>
public sealed class ResampleTests
{
    [Theory]
    [InlineData(44100, 22050, 0.3)]
    [InlineData(44100, 22050, 0.8)]
    [InlineData(44100, 22050, 0.9)]
    [InlineData(48000, 44100, 0.3)]
    [InlineData(48000, 44100, 0.8)]
    [InlineData(44100, 16000, 0.8)]
    [InlineData(22050, 44100, 0.4)]
    public void A_tone_in_the_band_stays_the_same_tone(int from, int to, double shareOfNyquist)
    {
        double hertz = shareOfNyquist * to / 2.0;
        var tone = Tone(from, hertz, 2);
        var result = tone.Resample(new SampleRate(to));
        Assert.Equal(((long)tone.Length * to + from - 1) / from, result.Length);
        // Fit a sin + b cos; what is left is noise, distortion and images.
        double ss = 0, sc = 0, cc = 0, ys = 0, yc = 0;
        for (int i = to / 4; i < result.Length - to / 4; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * hertz * i / to);
            double y = result.Channel(0)[i];
            (ss, sc, cc, ys, yc) = (ss + sine * sine, sc + sine * cosine, cc + cosine * cosine, ys + y * sine, yc + y * cosine);
        }
        double determinant = ss * cc - sc * sc, a = (ys * cc - yc * sc) / determinant, b = (yc * ss - ys * sc) / determinant;
        double error = 0, power = 0;
        for (int i = to / 4; i < result.Length - to / 4; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * hertz * i / to);
            double fitted = a * sine + b * cosine;
            error += Math.Pow(result.Channel(0)[i] - fitted, 2);
            power += fitted * fitted;
        }
        Assert.InRange(10 * Math.Log10(power / error), 120, 200);
        // soxr promises 0.01 dB in its band; a delay would turn sine into cosine.
        Assert.InRange(20 * Math.Log10(Math.Sqrt(a * a + b * b) / 0.5), -0.01, 0.01);
        Assert.InRange(Math.Abs(b / a), 0, 1e-5);
    }

    [Theory]
    [InlineData(44100, 22050)]
    [InlineData(48000, 44100)]
    [InlineData(44100, 16000)]
    public void A_tone_above_the_band_is_gone(int from, int to)
    {
        var result = Tone(from, 1.05 * to / 2.0, 2).Resample(new SampleRate(to));
        double power = 0;
        for (int i = to / 4; i < result.Length - to / 4; i++)
            power += (double)result.Channel(0)[i] * result.Channel(0)[i];
        Assert.InRange(10 * Math.Log10(power / (result.Length - to / 2) / 0.125), double.NegativeInfinity, -120);
    }

    [Fact]
    public void Channels_keep_apart_and_the_same_rate_is_the_same_object()
    {
        var sound = new Waveform(SampleRate.Hz44100, new float[4410], [.. Enumerable.Repeat(0.5f, 4410)]);
        var half = sound.Resample(SampleRate.Hz22050);
        Assert.All(half.Channel(0).ToArray(), x => Assert.Equal(0, x));
        Assert.Equal(0.5, half.Channel(1)[1000], 1e-6);
        Assert.Same(sound, sound.Resample(SampleRate.Hz44100));
    }

    [Fact]
    public void A_single_sample_can_be_resampled() =>
        Assert.Equal(3, new Waveform(new SampleRate(16000), [0.5f]).Resample(new SampleRate(44100)).Length);

    private static Waveform Tone(int rate, double hertz, double seconds) =>
        new(new SampleRate(rate), [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * hertz * i / rate)))]);
}
