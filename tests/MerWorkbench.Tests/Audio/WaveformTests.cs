using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Audio;

public sealed class WaveformTests
{
    [Fact]
    public void It_copies_what_it_is_given()
    {
        float[] samples = [0.1f, 0.2f];
        var sound = new Waveform(SampleRate.Hz22050, samples);
        samples[0] = 9;
        Assert.Equal(0.1f, sound.Channel(0)[0]);
    }

    [Fact]
    public void It_refuses_what_is_no_sound()
    {
        Assert.Throws<ArgumentException>(() => new Waveform(SampleRate.Hz22050));
        Assert.Throws<ArgumentException>(() => new Waveform(SampleRate.Hz22050, []));
        Assert.Contains("expected 2, got 1", Assert.Throws<ArgumentException>(() => new Waveform(SampleRate.Hz22050, [1f, 2f], [1f])).Message, StringComparison.Ordinal);
        var samples = new float[37];
        samples[35] = float.NaN;
        Assert.Contains("sample 35 of channel 0 is NaN", Assert.Throws<ArgumentException>(() => new Waveform(SampleRate.Hz22050, samples)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Waveform(SampleRate.Hz22050, [1f]).Channel(1));
    }

    [Fact]
    public void Mono_is_the_mean_of_all_channels()
    {
        var sound = new Waveform(SampleRate.Hz22050, [0.5f, 0.5f], [0.25f, 0f], [0f, -0.5f], [0.25f, 0f]);
        Assert.Equal([0.25f, 0f], sound.ToMono().Channel(0).ToArray());
    }

    [Fact]
    public void A_slice_is_cut_at_the_nearest_sample_and_must_lie_inside()
    {
        var sound = new Waveform(new SampleRate(1000), [.. Enumerable.Range(0, 1000).Select(i => i / 1000f)]);
        var part = sound.Slice(new Seconds(0.25), new Seconds(0.5));
        Assert.Equal((500, 0.25f, 0.749f), (part.Length, part.Channel(0)[0], part.Channel(0)[^1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => sound.Slice(new Seconds(0.6), new Seconds(0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => sound.Slice(new Seconds(-0.1), new Seconds(0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => sound.Slice(new Seconds(0.1), new Seconds(0)));
    }
}
