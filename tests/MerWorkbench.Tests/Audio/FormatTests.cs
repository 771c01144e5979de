using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Audio;

public sealed class FormatTests(Encoded encoded) : IClassFixture<Encoded>
{
    [Theory]
    [InlineData(SampleFormat.Float32, 0)]
    [InlineData(SampleFormat.Pcm16, 0.5 / 32768)]
    public void A_wav_file_comes_back_as_it_was_saved(SampleFormat format, double tolerance)
    {
        using var folder = new TemporaryFolder();
        encoded.Stereo.Save(folder["a.wav"], format);
        var back = Waveform.Load(folder["a.wav"]);
        Assert.Equal((44100, 2, encoded.Stereo.Length), (back.Rate.Hertz, back.Channels, back.Length));
        Assert.InRange(LargestDifference(encoded.Stereo.Channel(0), back.Channel(0)), 0, tolerance);
        Assert.InRange(LargestDifference(encoded.Stereo.Channel(1), back.Channel(1)), 0, tolerance);
        Assert.Empty(back.Warnings);
    }

    [Fact]
    public void Saving_to_16_bits_clips_instead_of_wrapping()
    {
        using var folder = new TemporaryFolder();
        new Waveform(SampleRate.Hz22050, [1.5f, -1.5f, 1f]).Save(folder["a.wav"]);
        Assert.Equal([32767 / 32768f, -1f, 32767 / 32768f], Waveform.Load(folder["a.wav"]).Channel(0).ToArray());
    }

    // Bounds on the error are the codecs' own: lossless exact, lossy within what their bit rate leaves of this signal.
    [Theory]
    [InlineData("flac", 44100, 0, 1e-9)]
    [InlineData("aiff", 44100, 0, 1e-9)]
    [InlineData("ogg", 44100, 0, 0.03)]
    [InlineData("mp3", 44100, 0, 0.03)]
    [InlineData("m4a", 44100, 1500, 0.03)]
    [InlineData("aac", 44100, 3000, 0.03)]
    public void Every_format_gives_the_samples_that_went_in(string ending, int rate, int lengthTolerance, double rmsTolerance)
    {
        var sound = Waveform.Load(encoded.As(ending));
        var original = Waveform.Load(encoded.Wav);
        Assert.Equal((rate, 2), (sound.Rate.Hertz, sound.Channels));
        Assert.InRange(sound.Length, original.Length, original.Length + lengthTolerance);
        int delay = ending == "aac" ? 1024 : 0;     // raw ADTS has no place to note the encoder's delay
        for (int channel = 0; channel < 2; channel++)
            Assert.InRange(RmsDifference(original.Channel(channel), sound.Channel(channel)[delay..]), 0, rmsTolerance);
        Assert.Empty(sound.Warnings);
    }

    // ffmpeg is another decoder: the same frames, and samples that differ by rounding alone.
    [Theory]
    [InlineData("flac", 0)]
    [InlineData("ogg", 1e-6)]
    [InlineData("mp3", 1e-5)]
    public void Samples_equal_those_of_ffmpeg(string ending, double tolerance)
    {
        using var folder = new TemporaryFolder();
        Encoded.Ffmpeg("-i", encoded.As(ending), "-c:a", "pcm_f32le", folder["other.wav"]);
        Waveform ours = Waveform.Load(encoded.As(ending)), other = Waveform.Load(folder["other.wav"]);
        Assert.Equal(other.Length, ours.Length);
        for (int channel = 0; channel < 2; channel++)
            Assert.InRange(LargestDifference(other.Channel(channel), ours.Channel(channel)), 0, tolerance);
    }

    [Fact]
    public void Many_threads_read_what_one_reads()
    {
        string[] files = [.. new[] { "mp3", "ogg", "flac" }.Select(ending => encoded.As(ending))];
        float[][] alone = [.. files.Select(file => Waveform.Load(file).Channel(1).ToArray())];
        Parallel.For(0, 24, i =>
        {
            Assert.Equal(alone[i % 3], Waveform.Load(files[i % 3]).Channel(1).ToArray());
            Assert.Throws<AudioException>(() => Waveform.Load(files[i % 3] + ".absent"));
        });
    }

    [Fact]
    public void Opus_is_read_at_its_own_48_kHz()
    {
        var sound = Waveform.Load(encoded.As("opus", "-b:a", "256k"));
        Assert.Equal((48000, 2, 144000), (sound.Rate.Hertz, sound.Channels, sound.Length));
        var original = encoded.Stereo.Resample(new SampleRate(48000));
        Assert.InRange(RmsDifference(original.Channel(0), sound.Channel(0)), 0, 0.01);
    }

    [Fact]
    public void Eight_and_24_bit_and_float_wavs_agree_within_their_resolution()
    {
        foreach (var (codec, tolerance) in new[] { ("pcm_u8", 1.0 / 128), ("pcm_s24le", 1.0 / 32768), ("pcm_f32le", 1.0 / 32768), ("pcm_f64le", 1.0 / 32768) })
        {
            var sound = Waveform.Load(encoded.As("wav", "-c:a", codec));
            Assert.InRange(LargestDifference(encoded.Stereo.Channel(0), sound.Channel(0)), 0, tolerance);
        }
    }

    [Theory]
    [InlineData("wav")]
    [InlineData("m4a")]
    public void Mono_is_the_mean_of_the_channels_and_not_3_dB_more(string ending)
    {
        var mono = Waveform.Load(encoded.As(ending)).ToMono();
        Assert.Equal(1, mono.Channels);
        double expected = 0.75 * Rms(encoded.Stereo.Channel(0));
        Assert.InRange(Rms(mono.Channel(0)) / expected, 0.99, 1.01);
    }

    private static double LargestDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double largest = 0;
        for (int i = 0; i < a.Length; i++)
            largest = Math.Max(largest, Math.Abs((double)a[i] - b[i]));
        return largest;
    }

    private static double RmsDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        int length = Math.Min(a.Length, b.Length);
        double sum = 0;
        for (int i = 0; i < length; i++)
            sum += Math.Pow((double)a[i] - b[i], 2);
        return Math.Sqrt(sum / length);
    }

    private static double Rms(ReadOnlySpan<float> a) => Math.Sqrt(a.ToArray().Average(x => (double)x * x));
}
