using MerWorkbench.Features.Voice;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Voice;

public sealed class VoicePassTests
{
    [Theory]
    [InlineData(44100, 80)]
    [InlineData(44100, 220.5)]
    [InlineData(44100, 440)]
    [InlineData(22050, 150)]
    [InlineData(16000, 220.5)]
    [InlineData(8000, 110)]
    public void A_steady_voice_has_its_pitch_and_neither_jitter_nor_shimmer(int rate, double hertz)
    {
        var columns = VoiceSounds.Columns(VoiceSounds.Alternating(rate, 1, hertz, 0, 0, 0.1 / hertz), rate, new() { RangeWeight = 0 });
        for (int i = 3; i < columns[0].Length - 3; i++)
        {
            Assert.InRange(columns[VoiceColumns.F0][i] / hertz, 0.99, 1.01);
            Assert.InRange(columns[VoiceColumns.Voicing][i], 0.7, 1);
            Assert.InRange(columns[VoiceColumns.JitterLocal][i], 0, 0.002);
            Assert.InRange(columns[VoiceColumns.ShimmerLocal][i], 0, 0.02);
            Assert.InRange(columns[VoiceColumns.LogHnr][i], rate == 44100 && hertz < 400 ? 20 : 8, 100);
        }
    }

    [Fact]
    public void Alternating_periods_and_amplitudes_have_the_jitter_and_shimmer_of_the_formula()
    {
        var columns = VoiceSounds.Columns(VoiceSounds.Alternating(44100, 2, 120, 0.02, 0.1), 44100);
        Assert.InRange(Mean(columns[VoiceColumns.F0]), 119, 121);
        Assert.InRange(Mean(columns[VoiceColumns.JitterLocal]), 0.019, 0.021);
        Assert.InRange(Mean(columns[VoiceColumns.JitterDdp]), 0.038, 0.042);
        Assert.InRange(Mean(columns[VoiceColumns.ShimmerLocal]), 0.095, 0.105);
    }

    [Fact]
    public void Silence_and_noise_have_no_pitch()
    {
        var silence = VoiceSounds.Columns(new float[44100], 44100);
        Assert.All(silence[VoiceColumns.F0], f0 => Assert.Equal(0, f0));
        Assert.All(silence[VoiceColumns.LogHnr], hnr => Assert.Equal(-100, hnr));
        var random = new Random(1);
        var noise = VoiceSounds.Columns([.. Enumerable.Range(0, 44100).Select(_ => random.NextSingle() - 0.5f)], 44100);
        Assert.InRange(noise[VoiceColumns.F0].Count(f0 => f0 > 0), 0, 5);
    }

    [Fact]
    public void A_recipe_that_cannot_work_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VoicePass(new(8000), new() { HighestPitch = new(3000) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VoicePass(new(8000), new() { LowestPitch = new(20) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VoicePass(new(8000), new() { Delay = 0 }));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2645, 0)]
    [InlineData(2646, 1)]
    [InlineData(44100, 95)]
    public void There_is_a_row_for_every_whole_frame_however_the_sound_arrives(int samples, int rows)
    {
        var sound = VoiceSounds.Sine(44100, 1, 200)[..samples];
        var whole = VoiceSounds.Columns(sound, 44100);
        using var pass = new VoicePass(SampleRate.Hz44100);
        foreach (var block in sound.Chunk(777))
            pass.Push(block);
        pass.Finish();
        Assert.Equal(rows, pass.Table.Rows);
        for (int column = 0; column < whole.Length; column++)
            Assert.Equal(whole[column], pass.Table.Column(column));
    }

    private static double Mean(float[] values) => values[5..^5].Average();
}
