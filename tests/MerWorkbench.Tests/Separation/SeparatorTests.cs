using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Separation;
using MerWorkbench.Units;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Separation;

public sealed class SeparatorTests
{
    private static readonly SeparatorConfiguration s_mono = SeparatorConfiguration.M3 with { Levels = 3, Filters = 2, WantedOutput = 64, Rate = 8_000 };
    private static readonly SeparatorConfiguration s_stereo = SeparatorConfiguration.M6 with { Levels = 3, Filters = 2, WantedOutput = 64, Rate = 8_000 };
    private static readonly SeparatorConfiguration s_direct = SeparatorConfiguration.M1 with { Levels = 3, Filters = 2, WantedOutput = 64, Rate = 8_000 };
    private static readonly SeparatorConfiguration s_spectral = SeparatorConfiguration.U7 with { Levels = 2, Filters = 2, WantedOutput = SpectrogramUNet.Samples(4), Rate = 8_000 };

    public static TheoryData<string, int, int> Sounds => new()
    {
        { "mono", 8_000, 1 }, { "mono", 8_000, 2 }, { "mono", 11_025, 2 }, { "stereo", 44_100, 2 }, { "stereo", 8_000, 1 }, { "direct", 22_050, 2 }, { "spectral", 8_000, 1 }, { "spectral", 22_050, 2 },
    };

    [Theory]
    [MemberData(nameof(Sounds))]
    public void The_sources_of_any_sound_add_up_to_it_and_are_as_it_is(string network, int rate, int channels)
    {
        using Separator separator = Untrained(Configuration(network));
        Waveform mixture = Noise(rate, channels, 10_007);

        IReadOnlyDictionary<string, Waveform> sources = separator.Separate(mixture, TestContext.Current.CancellationToken);

        Assert.Equal(separator.Configuration.Sources, sources.Keys);
        Assert.All(sources.Values, source => Assert.Equal((rate, channels, 10_007), (source.Rate.Hertz, source.Channels, source.Length)));
        for (int channel = 0; channel < channels; channel++)
        {
            for (int i = 0; i < mixture.Length; i++)
                Assert.Equal(mixture.Channel(channel)[i], sources.Values.Sum(source => source.Channel(channel)[i]), 1e-5);
        }
        // The network does something, from the first sample to the last.
        Assert.True(Energy(sources[separator.Configuration.Sources[^1]], 0, 1_000) > 1e-4);
        Assert.True(Energy(sources[separator.Configuration.Sources[^1]], 9_000, 1_000) > 1e-4);
    }

    [Theory]
    [InlineData("mono")]
    [InlineData("stereo")]
    public void With_context_the_size_of_blocks_changes_nothing(string network)
    {
        SeparatorConfiguration configuration = Configuration(network);
        Waveform mixture = Noise(8_000, 2, 5_001);
        using Separator small = Untrained(configuration, block: 16), middling = Untrained(configuration, block: 1_000), whole = Untrained(configuration);

        float[][] rows = [.. new[] { small, middling, whole }.Select(separator => separator.Separate(mixture, TestContext.Current.CancellationToken)["vocals"].Channel(1).ToArray())];

        for (int i = 0; i < mixture.Length; i++)
        {
            Assert.Equal(rows[2][i], rows[0][i], 1e-5);
            Assert.Equal(rows[2][i], rows[1][i], 1e-5);
        }
    }

    [Fact]
    public void Blocks_give_what_the_network_gives_of_the_whole_sound_between_silences()
    {
        Waveform mixture = Noise(8_000, 1, 700);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using Separator separator = Untrained(s_mono, block: 64);
        SeparatorConfiguration whole = s_mono with { WantedOutput = 700 };
        using SeparatorNetwork network = Network(s_mono);
        float[] padded = [.. new float[whole.Margin], .. mixture.Channel(0), .. new float[whole.InputLength - whole.Margin - 700]];

        float[] expected = network.call(tensor(padded, [1, 1, padded.Length])).select(1, 1).flatten().contiguous().data<float>().ToArray()[..700];

        float[] actual = separator.Separate(mixture, TestContext.Current.CancellationToken)["vocals"].Channel(0).ToArray();
        for (int i = 0; i < 700; i++)
            Assert.Equal(expected[i], actual[i], 1e-5);
    }

    [Fact]
    public void On_spectrograms_no_seam_is_left_between_blocks()
    {
        using Separator separator = Untrained(s_spectral);
        using (no_grad())
        {
            foreach (var parameter in Parameters(separator))
                parameter.zero_();
        }
        Waveform mixture = Noise(8_000, 1, 9_000);

        float[] vocals = separator.Separate(mixture, TestContext.Current.CancellationToken)["vocals"].Channel(0).ToArray();

        // Masks of a half everywhere.
        for (int i = 0; i < vocals.Length; i++)
            Assert.Equal(0.5 * mixture.Channel(0)[i], vocals[i], 1e-4);
    }

    [Theory]
    [InlineData(".wav")]
    [InlineData(".flac")]
    public void A_file_becomes_a_file_for_each_source_with_the_same_samples_as_in_memory(string ending)
    {
        using var folder = new TemporaryFolder();
        using Separator separator = Untrained(s_stereo);
        Noise(44_100, 2, 30_000).Save(folder["song.wav"]);

        var (facts, files) = separator.Separate(folder["song.wav"], folder["out"], ending, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(30_000, facts.Length);
        Assert.Equal(["bass", "drums", "other", "vocals"], files.Keys);
        IReadOnlyDictionary<string, Waveform> expected = separator.Separate(Waveform.Load(folder["song.wav"]), TestContext.Current.CancellationToken);
        foreach (var (source, path) in files)
        {
            Waveform written = Waveform.Load(path);
            Assert.Equal((44_100, 2, 30_000), (written.Rate.Hertz, written.Channels, written.Length));
            for (int i = 0; i < written.Length; i += 7)
                Assert.Equal(Math.Clamp(expected[source].Channel(1)[i], -1, 1), written.Channel(1)[i], 1e-4);
        }
        Assert.Equal(4, Directory.GetFiles(folder["out"]).Length);
    }

    [Fact]
    public void A_stopped_separation_and_one_of_a_broken_file_leave_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        using Separator separator = Untrained(s_mono);
        Noise(8_000, 1, 400_000).Save(folder["song.wav"]);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => separator.Separate(folder["song.wav"], folder["out"], cancellation: stop.Token));
        Assert.Throws<AudioException>(() => separator.Separate(folder["nothing.wav"], folder["out"], cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("wav or", Assert.Throws<AudioException>(() => separator.Separate(folder["song.wav"], folder["out"], ".mp3", cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(folder["out"]) ? Directory.GetFiles(folder["out"]) : []);
    }

    [Fact]
    public void Weights_come_back_from_their_file_with_what_they_are()
    {
        using var folder = new TemporaryFolder();
        using Separator separator = Untrained(s_stereo);
        separator.Save(folder["a.safetensors"]);
        using Separator read = Separator.Load(folder["a.safetensors"]);
        read.Save(folder["b.safetensors"]);
        Waveform mixture = Noise(8_000, 2, 1_000);

        Assert.Equal(File.ReadAllBytes(folder["a.safetensors"]), File.ReadAllBytes(folder["b.safetensors"]));
        Assert.Equal((s_stereo.ToJson(), "nothing"), (read.Configuration.ToJson(), read.TrainedOn));
        Assert.Equal(separator.Separate(mixture, TestContext.Current.CancellationToken)["bass"].Channel(0).ToArray(),
            read.Separate(mixture, TestContext.Current.CancellationToken)["bass"].Channel(0).ToArray());
        MerWorkbench.Torch.SafeTensors.Save(folder["other.safetensors"], new Dictionary<string, Tensor> { ["x"] = zeros(1) });
        Assert.Contains("no separator", Assert.Throws<MerException>(() => Separator.Load(folder["other.safetensors"])).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<MerException>(() => Separator.Load(folder["none.safetensors"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_that_comes_with_the_workbench_finds_a_voice_in_an_etude_it_has_not_heard()
    {
        using Separator separator = Separator.Small();
        var song = new MerWorkbench.Datasets.Etudes.EtudeSong(4711, 0, new Seconds(12), MerWorkbench.Datasets.Etudes.EtudeIntent.Quadrants(sungShare: 1));
        MerWorkbench.Datasets.Etudes.Recording recording = song.Record(SampleRate.Hz22050);
        Waveform voice = recording[MerWorkbench.Datasets.Etudes.Source.Vocals], mixture = recording.Mixture;
        Waveform music = new(mixture.Rate, [.. Enumerable.Range(0, mixture.Channels).Select(channel =>
            Enumerable.Range(0, mixture.Length).Select(i => mixture.Channel(channel)[i] - voice.Channel(channel)[i]).ToArray())]);

        SeparatorScore score = SeparatorScore.Of(separator, "étude", [music, voice], TestContext.Current.CancellationToken);

        Assert.InRange(new FileInfo(Path.Combine(AppContext.BaseDirectory, "separators", "small.safetensors")).Length, 1, 4_000_000);
        Assert.Contains("synthetic", separator.TrainedOn, StringComparison.Ordinal);
        Assert.True(score.Improvement(1).Value > 4, $"{score.Mixture.Median(1, ScoreKind.Sdr)} -> {score.Estimates.Median(1, ScoreKind.Sdr)}");
    }

    private static SeparatorConfiguration Configuration(string name) => name switch { "mono" => s_mono, "stereo" => s_stereo, "direct" => s_direct, _ => s_spectral };

    private static SeparatorNetwork Network(SeparatorConfiguration configuration)
    {
        manual_seed(3);
        SeparatorNetwork network = SeparatorNetwork.Of(configuration);
        network.eval();
        return network;
    }

    private static Separator Untrained(SeparatorConfiguration configuration, int? block = null) =>
        block is { } samples ? new(Network(configuration), "nothing") { Block = samples } : new(Network(configuration), "nothing");

    private static IEnumerable<Tensor> Parameters(Separator separator) => separator.Network.parameters();

    private static Waveform Noise(int rate, int channels, int length) => new(new SampleRate(rate), [.. Enumerable.Range(0, channels).Select(channel =>
    {
        var random = new StableRandom(channel, "noise");
        return Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
    })]);

    private static double Energy(Waveform sound, int from, int count) => sound.Channel(0).Slice(from, count).ToArray().Sum(x => (double)x * x) / count;
}
