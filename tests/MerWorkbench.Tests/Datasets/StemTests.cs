using System.Diagnostics;
using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets;

/// <summary>Folders of stems made of tones: what is loaded is what was written, source by source.</summary>
public sealed class StemTests
{
    private const string First = "Ann - One - Two", Chosen = "ANiMAL - Rockshow";

    private static readonly SampleRate Rate = new(44100);

    // Each source has a frequency of its own, so that one taken for another is heard.
    private static readonly (string Name, double Frequency)[] Sources = [("drums", 220), ("bass", 330), ("other", 550), ("vocals", 770)];

    private static Waveform Tone(double frequency, double seconds = 0.5) =>
        new(Rate, Samples(frequency, seconds, 0.2f), Samples(frequency, seconds, 0.1f));

    private static float[] Samples(double frequency, double seconds, float amplitude) =>
        [.. Enumerable.Range(0, (int)(seconds * Rate.Hertz)).Select(i => amplitude * MathF.Sin((float)(2 * Math.PI * frequency * i / Rate.Hertz)))];

    private static Waveform Sum(params Waveform[] sounds) => new(Rate,
        [.. Enumerable.Range(0, 2).Select(channel => Enumerable.Range(0, sounds[0].Length).Select(i => sounds.Sum(sound => sound.Channel(channel)[i])).ToArray())]);

    private static void Save(Waveform sound, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        sound.Save(path, SampleFormat.Float32);
    }

    private static void PutSong(TemporaryFolder folder, string song)
    {
        foreach (var (name, frequency) in Sources)
            Save(Tone(frequency), folder[$"{song}/{name}.wav"]);
        Save(Sum([.. Sources.Select(source => Tone(source.Frequency))]), folder[$"{song}/mixture.wav"]);
    }

    private static TemporaryFolder Hq()
    {
        var folder = new TemporaryFolder();
        PutSong(folder, $"train/{First}");
        PutSong(folder, $"train/{Chosen}");
        PutSong(folder, "test/Bob - Three");
        return folder;
    }

    private static void Ffmpeg(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]) { RedirectStandardError = true })!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
    }

    // The amplitude of a frequency in a channel, by correlation with sine and cosine.
    private static double Amplitude(ReadOnlySpan<float> samples, double frequency)
    {
        double sine = 0, cosine = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * frequency * i / Rate.Hertz);
            sine += samples[i] * s;
            cosine += samples[i] * c;
        }
        return 2 * Math.Sqrt((sine * sine) + (cosine * cosine)) / samples.Length;
    }

    [Fact]
    public void A_folder_like_MUSDB18_HQ_loads_and_its_mixture_is_the_sum_of_the_sources()
    {
        using TemporaryFolder folder = Hq();
        IReadOnlyList<Track> tracks = new Musdb18().Load(folder.Root);
        Assert.Equal([Chosen, First, "Bob - Three"], tracks.Select(track => track.Id));
        Assert.Equal([OfficialPart.Validation, OfficialPart.Development, OfficialPart.Evaluation], tracks.Select(track => track.OfficialPart!.Value));
        Split split = Assert.Single(OfficialSplit.With(1).Split(tracks));
        Assert.Equal((First, Chosen, "Bob - Three"), (Assert.Single(split.Train), Assert.Single(split.Validation), Assert.Single(split.Test)));
        Assert.Equal(("Ann", "One - Two", "ann"), (tracks[1].Artist, tracks[1].Title, tracks[1].ArtistKey));

        Waveform mixture = tracks[1].LoadAudio();
        Assert.Equal(["bass", "drums", "other", "vocals"], tracks[1].Stems!.Keys);
        Waveform sum = Sum([.. tracks[1].Stems!.Values.Select(stem => stem.Load())]);
        for (int channel = 0; channel < 2; channel++)
        {
            for (int i = 0; i < mixture.Length; i++)
                Assert.Equal(mixture.Channel(channel)[i], sum.Channel(channel)[i], 1e-6f);
        }
        Assert.All(Sources, source => Assert.Equal(0.2, Amplitude(tracks[1].Stems![source.Name].Load().Channel(0), source.Frequency), 1e-4));
    }

    [Fact]
    public void A_stem_mp4_is_read_sound_by_sound()
    {
        using var folder = new TemporaryFolder();
        PutSong(folder, "made");
        Directory.CreateDirectory(folder["train"]);
        Directory.CreateDirectory(folder["test"]);
        string[] order = ["mixture", "drums", "bass", "other", "vocals"];
        Ffmpeg([.. order.SelectMany(name => new[] { "-i", folder[$"made/{name}.wav"] }),
            .. Enumerable.Range(0, 5).SelectMany(i => new[] { "-map", $"{i}:a" }), "-c:a", "aac", "-b:a", "192k", folder[$"train/{First}.stem.mp4"]]);

        Track track = Assert.Single(new Musdb18().Load(folder.Root));
        Assert.Equal((First, OfficialPart.Development), (track.Id, track.OfficialPart));
        foreach (var (name, frequency) in Sources)
        {
            Waveform sound = track.Stems![name].Load();
            Assert.Equal((Rate, 2), (sound.Rate, sound.Channels));
            ReadOnlySpan<float> middle = sound.Channel(0).Slice(4410, 13230);
            Assert.Equal(0.2, Amplitude(middle, frequency), 0.01);
            foreach (var (_, other) in Sources.Where(other => other.Name != name))
                Assert.True(Amplitude(middle, other) < 0.01, $"{name} has {other} Hz");
            Assert.Equal(0.2, Amplitude(track.LoadAudio().Channel(0).Slice(4410, 13230), frequency), 0.01);
        }
        Assert.Contains("fewer than 6 sounds", Assert.Throws<AudioException>(() => Waveform.Load(track.AudioPath, 5)).Message);
        Assert.Equal([TrackStatus.Ok], new Musdb18().Check(folder.Root).Tracks.Select(report => report.Status));
    }

    [Fact]
    public void A_wav_file_holds_one_sound()
    {
        using TemporaryFolder folder = Hq();
        string path = folder[$"train/{First}/bass.wav"];
        Assert.Equal(Waveform.Load(path).Channel(0).ToArray(), Waveform.Load(path, 0).Channel(0).ToArray());
        Assert.Contains("fewer than 2 sounds", Assert.Throws<AudioException>(() => Waveform.Load(path, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveform.Load(path, -1));
    }

    [Fact]
    public void Checking_hears_every_source()
    {
        using TemporaryFolder folder = Hq();
        folder.PutText("test/Bob - Three/vocals.wav", "not a sound");
        Save(Tone(0), folder[$"train/{First}/vocals.wav"]);
        DatasetReport report = new Musdb18().Check(folder.Root);
        Assert.Equal([TrackStatus.Ok, TrackStatus.Ok, TrackStatus.Unreadable], report.Tracks.Select(track => track.Status));
        Assert.Contains("vocals.wav", report.Tracks[2].Detail);
        Assert.Contains("150 tracks, got 3", Assert.Single(report.LabelFaults).Problem);
    }

    [Fact]
    public void There_are_14_songs_for_choosing() => Assert.Equal(14, Musdb18.Validation.Count);

    public static TheoryData<string, Action<TemporaryFolder>, string, string> Damages => new()
    {
        { "a source is missing", folder => File.Delete(folder[$"train/{First}/vocals.wav"]), "vocals.wav", "Expected vocals.wav" },
        { "the mixture is missing", folder => File.Delete(folder["test/Bob - Three/mixture.wav"]), "mixture.wav", "Expected mixture.wav" },
        { "a name is no name", folder => Directory.Move(folder[$"train/{First}"], folder["train/Song"]), "Song", "'Artist - Title', got 'Song'" },
        { "a name has no title", folder => Directory.Move(folder[$"train/{First}"], folder["train/Ann - "]), "Ann - ", "'Artist - Title'" },
        { "a song in both parts", folder => PutSong(folder, $"test/{First}"), First, "there twice" },
        { "a song in both forms", folder => folder.PutText($"train/{First}.stem.mp4", ""), ".stem.mp4", "there twice" },
        { "no test folder", folder => Directory.Delete(folder["test"], recursive: true), "test", "folder test" },
        { "no songs", folder => { Directory.Delete(folder["train"], true); Directory.CreateDirectory(folder["train"]); Directory.Delete(folder["test/Bob - Three"], true); }, "", "there are none" },
    };

    [Theory, MemberData(nameof(Damages), DisableDiscoveryEnumeration = true)]
    public void A_damaged_folder_of_MUSDB18_is_refused_by_path(string what, Action<TemporaryFolder> damage, string where, string part)
    {
        Assert.NotEmpty(what);
        using TemporaryFolder folder = Hq();
        damage(folder);
        var problem = Assert.Throws<MerException>(() => new Musdb18().Load(folder.Root));
        Assert.EndsWith(where, problem.Where);
        Assert.Contains(part, problem.Message);
    }

    [Fact]
    public void Folders_like_ccMixters_load_with_the_sources_named()
    {
        using var folder = new TemporaryFolder();
        Save(Sum(Tone(220), Tone(770)), folder["Ann - Song/mix.wav"]);
        Save(Tone(220), folder["Ann - Song/source-01.wav"]);
        Save(Tone(770), folder["Ann - Song/source-02.wav"]);
        Save(Tone(220), folder["b/mixture.wav"]);
        Save(Tone(220), folder["b/guitar.wav"]);
        IReadOnlyList<Track> tracks = new StemFolders().Load(folder.Root);
        Assert.Equal(["Ann - Song", "b"], tracks.Select(track => track.Id));
        Assert.Equal(["accompaniment", "vocals"], tracks[0].Stems!.Keys);
        Assert.Equal(0.2, Amplitude(tracks[0].Stems!["vocals"].Load().Channel(0), 770), 1e-4);
        Assert.Equal(["guitar"], tracks[1].Stems!.Keys);
        Assert.Equal((null, "b"), (tracks[1].Artist, tracks[1].Title));
        Assert.True(new StemFolders().Check(folder.Root).IsComplete);
    }

    [Theory]
    [InlineData("b/mix.wav b/mixture.wav b/vocals.wav", "one mixture", "got 2")]
    [InlineData("b/vocals.wav", "one mixture", "got 0")]
    [InlineData("b/mix.wav", "there are none", "sources")]
    [InlineData("b/mix.wav b/vocals.wav b/source-02.wav", "vocals is there twice", "source-02.wav and vocals.wav")]
    public void A_folder_that_is_not_like_ccMixters_is_refused_by_path(string files, params string[] parts)
    {
        using var folder = new TemporaryFolder();
        foreach (string file in files.Split(' ').Concat(["a/mix.wav", "a/vocals.wav"]))
            folder.PutText(file, "");
        var problem = Assert.Throws<MerException>(() => new StemFolders().Load(folder.Root));
        Assert.Equal(folder["b"], problem.Where);
        Assert.All(parts, part => Assert.Contains(part, problem.Message));
    }
}
