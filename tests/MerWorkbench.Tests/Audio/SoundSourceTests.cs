using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Audio;

public sealed class SoundSourceTests
{
    public static TheoryData<int, int, int> Cases => new()
    {
        { 44_100, 22_050, 100_000 }, { 48_000, 44_100, 70_001 }, { 22_050, 44_100, 33_333 }, { 8_000, 22_050, 17_000 },
        { 44_100, 44_100, 50_000 }, { 96_000, 22_050, 1 }, { 11_025, 44_100, 7 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sound_played_in_blocks_has_the_samples_of_the_whole(int from, int to, int length)
    {
        var random = new StableRandom(3, "sound source");
        float[] Noise() => [.. Enumerable.Range(0, length).Select(_ => (float)(0.2 * random.NextNormal()))];
        var sound = new Waveform(new SampleRate(from), Noise(), Noise(), Noise());
        var played = new Recording();
        var facts = SoundSource.Of(sound).Play(new SampleRate(to), played, TestContext.Current.CancellationToken);
        Assert.Equal((from, 3, (long)length), (facts.Rate.Hertz, facts.Channels, facts.Length));
        Assert.True(played.Finished);
        var whole = sound.ToMono().Resample(new SampleRate(to)).Channel(0);
        Assert.Equal(whole.Length, played.Samples.Count);
        for (int i = 0; i < whole.Length; i++)
            Assert.Equal(whole[i], played.Samples[i], 2e-7f);
    }

    [Fact]
    public void A_file_plays_what_loading_gives_and_can_be_played_again()
    {
        using var folder = new TemporaryFolder();
        string path = folder["two.wav"];
        var random = new StableRandom(4, "file");
        new Waveform(SampleRate.Hz44100, [.. Enumerable.Range(0, 40_000).Select(_ => (float)(0.2 * random.NextNormal()))], new float[40_000]).Save(path);
        var expected = Waveform.Load(path).ToMono().Channel(0).ToArray();
        var source = SoundSource.FromFile(path);
        for (int time = 0; time < 2; time++)
        {
            var played = new Recording();
            source.Play(SampleRate.Hz44100, played, TestContext.Current.CancellationToken);
            Assert.Equal(expected, played.Samples);
        }
    }

    [Fact]
    public void Playing_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        string path = folder["long.wav"];
        new Waveform(SampleRate.Hz44100, new float[200_000]).Save(path);
        using var stop = new CancellationTokenSource();
        var stopping = new Recording { OnPush = stop.Cancel };
        Assert.Throws<OperationCanceledException>(() => SoundSource.FromFile(path).Play(SampleRate.Hz44100, stopping, stop.Token));
        Assert.Throws<OperationCanceledException>(() => SoundSource.Of(Waveform.Load(path)).Play(SampleRate.Hz44100, new Recording(), stop.Token));
        Assert.False(stopping.Finished);
    }

    private sealed class Recording : ISampleSink
    {
        public List<float> Samples { get; } = [];

        public bool Finished { get; private set; }

        public Action? OnPush { get; init; }

        public void Push(ReadOnlySpan<float> samples)
        {
            Samples.AddRange(samples);
            OnPush?.Invoke();
        }

        public void Finish() => Finished = true;
    }
}
