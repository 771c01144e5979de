using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features;

public sealed class RawWindowsTests
{
    [Fact]
    public void Each_window_is_the_half_second_before_its_moment()
    {
        var sound = new Waveform(SampleRate.Hz44100, [.. Enumerable.Range(0, 3 * 44_100).Select(i => i / 200_000f)]);
        FeatureMatrix windows = RawWindows.Before(SoundSource.Of(sound), new(1.5), new(0.5), 3, TestContext.Current.CancellationToken);

        Assert.Equal((3, 22_050), (windows.Frames, windows.Bins));
        for (int window = 0; window < 3; window++)
        {
            int first = (2 + window) * 22_050;
            Assert.Equal(first / 200_000f, windows[window, 0]);
            Assert.Equal((first + 22_049) / 200_000f, windows[window, 22_049]);
        }
        Assert.Equal(1.25, windows.Timing[0].Value, 12);
        Assert.Equal(2.25, windows.Timing[2].Value, 12);
    }

    [Fact]
    public void Windows_far_apart_leave_out_what_lies_between_and_a_sound_that_ends_gives_fewer()
    {
        var sound = new Waveform(SampleRate.Hz44100, [.. Enumerable.Range(0, 100_000).Select(i => i / 200_000f)]);
        FeatureMatrix windows = RawWindows.Before(SoundSource.Of(sound), new(0.5), new(1.25), 9, TestContext.Current.CancellationToken);

        Assert.Equal(2, windows.Frames);
        Assert.Equal(0, windows[0, 0]);
        Assert.Equal((int)(1.25 * 44_100) / 200_000f, windows[1, 0]);
        Assert.Throws<MerException>(() => RawWindows.Before(SoundSource.Of(sound), new(2.5), new(0.5), 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Channels_are_averaged_and_another_rate_is_brought_to_44100()
    {
        float[] left = [.. Enumerable.Range(0, 22_050).Select(i => (float)Math.Sin(0.01 * i))], right = new float[22_050];
        FeatureMatrix windows = RawWindows.Before(SoundSource.Of(new Waveform(new(22_050), left, right)), new(0.75), new(0.5), 1, TestContext.Current.CancellationToken);
        float[] expected = [.. new Waveform(new(22_050), left, right).ToMono().Resample(SampleRate.Hz44100).Channel(0)[11_025..33_075]];

        Assert.Equal(expected, windows.Row(0).ToArray());
    }
}
