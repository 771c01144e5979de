using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Parisi2019;
using MerWorkbench.Separation;

namespace MerWorkbench.Tests.Papers;

public sealed class Parisi2019VoicesTests(Parisi2019VoicesTests.Songs songs) : IClassFixture<Parisi2019VoicesTests.Songs>
{
    private static readonly string[] s_sounds = ["mix", "separated-vocals", "true-vocals", "separated-accompaniment", "true-accompaniment"];

    private ReproductionOptions Smoke => new()
    {
        Profile = Profile.Smoke,
        Seed = 1,
        Inputs = ["fasttext", .. s_sounds],
        Runs = songs.Folder["runs"],
        Features = songs.Folder["features"],
        Token = TestContext.Current.CancellationToken,
    };

    [Fact]
    public void Words_and_sound_run_on_the_same_segments_and_folds_and_are_set_against_each_other()
    {
        Reproduction both = Parisi2019.Reproduce(new VoiceEtudes(), songs.Root, Smoke);
        Run[] runs = [.. both.Comparisons.Select(item => item.Run)];
        Assert.Equal(s_sounds, runs.Where(run => run.Model == "mel-cnn").Select(run => run.Input));
        Assert.Single(runs.Select(run => run.Experiment.SplitHash).Distinct());
        Assert.Single(runs.Select(run => run.Experiment.DataHash).Distinct());
        (string Id, int Fold, string Class)[] Tested(Run run) => [.. ((ClassRun)run).Predictions.Select(item => (item.Id, item.Fold, item.Annotated))];
        Assert.All(runs, run => Assert.Equal(Tested(runs[0]), Tested(run)));
        Assert.Equal(0, both.Certificate.ArtistOverlaps);

        NamedTable voices = both.Tables.Single(table => table.Name == "voices");
        Assert.Equal(s_sounds, voices.Table.Rows.Select(row => row[0].Text));
        double mixed = voices.Table.Rows[0][1].Number!.Value, separated = voices.Table.Rows[1][1].Number!.Value;
        Assert.True(separated > mixed + 3, $"{mixed} {separated}");
        Assert.Null(voices.Table.Rows[2][1].Number);
        NamedTable comparisons = both.Tables.Single(table => table.Name == "comparisons");
        Assert.Contains(comparisons.Table.Rows, row => row[0].Text == "Words tell more than sound" && row[3].Number == 2);
        Assert.Contains(comparisons.Table.Rows, row => row[0].Text == "The separated voice tells more than the mix" && row[3].Number == 1);
        Assert.All(both.Claims.Where(check => check.Claim.Name != "attention-on-fasttext"), check => Assert.Contains("difference of accuracy", check.Here, StringComparison.Ordinal));
        Assert.Contains(both.Comparisons.Single(item => item.Run.Input == "separated-vocals").Obstacles, obstacle => obstacle.StartsWith("another separator: small (", StringComparison.Ordinal));
        string[] written = [.. ReproductionFiles.Write(both, songs.Folder["figures"]).Select(path => Path.GetFileName(path))];
        Assert.All(["voices.svg", "comparisons.svg", "voices.md", "voices.tex", "comparisons.csv"], name => Assert.Contains(name, written));

        // Both halves at once and each alone are the same runs.
        Reproduction audio = Parisi2019.Reproduce(new VoiceEtudes(), songs.Root, Smoke with { Part = WorkPart.Audio, Inputs = [] });
        Assert.All(audio.Comparisons.Where(item => item.Run.Input != "none"), item => Assert.True(item.Run.WasStored));
        Assert.Equal(["none", .. s_sounds], audio.Comparisons.Select(item => item.Run.Input));
    }

    [Fact]
    public void Songs_are_separated_once_and_a_damaged_or_half_written_one_again_to_the_same_bytes()
    {
        using Separator separator = Separator.Small();
        var store = new SeparatedSongs(songs.Folder["store"], separator);
        string song = new VoiceEtudes().Load(songs.Root)[0].AudioPath;
        IReadOnlyDictionary<string, string> files = store.Of([song], token: TestContext.Current.CancellationToken)[0];
        Assert.StartsWith(Path.Combine(songs.Folder["store"], "separated", $"small-{separator.Hash.Short}"), files["vocals"], StringComparison.Ordinal);
        byte[] bytes = File.ReadAllBytes(files["vocals"]);
        DateTime written = File.GetLastWriteTimeUtc(files["vocals"]);
        Assert.Equal(files, store.Of([song], token: TestContext.Current.CancellationToken)[0]);
        Assert.Equal(written, File.GetLastWriteTimeUtc(files["vocals"]));

        foreach (Action damage in new Action[]
        {
            () => File.WriteAllBytes(files["vocals"], bytes[..(bytes.Length / 2)]),
            () => File.Delete(files["accompaniment"]),
            () => File.Delete(Path.Combine(Path.GetDirectoryName(files["vocals"])!, "sources.json")),
        })
        {
            damage();
            store.Of([song], token: TestContext.Current.CancellationToken);
            Assert.Equal(bytes, File.ReadAllBytes(files["vocals"]));
            Assert.True(File.Exists(files["accompaniment"]));
        }
    }

    [Fact]
    public void Songs_separated_several_at_a_time_have_the_bytes_of_one_at_a_time_and_one_that_cannot_be_read_is_named()
    {
        using Separator separator = Separator.Small();
        string[] paths = [.. new VoiceEtudes().Load(songs.Root).Take(3).Select(song => song.AudioPath)];
        CancellationToken token = TestContext.Current.CancellationToken;
        var apart = new SeparatedSongs(songs.Folder["apart"], separator).Of([.. paths, paths[0]], token: token);
        var together = new SeparatedSongs(songs.Folder["together"], separator).Of([.. paths, paths[0]], jobs: 3, token: token);
        Assert.Equal(apart[0], apart[3]);
        Assert.Equal(together[0], together[3]);
        foreach (var (one, other) in apart.Zip(together))
            Assert.All(one.Keys, source => Assert.Equal(File.ReadAllBytes(one[source]), File.ReadAllBytes(other[source])));

        File.WriteAllText(songs.Folder["broken.wav"], "no sound");
        AudioException fault = Assert.Throws<AudioException>(() => new SeparatedSongs(songs.Folder["broken"], separator).Of([paths[0], songs.Folder["broken.wav"]], jobs: 2, token: token));
        Assert.Contains("broken.wav", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_are_what_they_say_voice_and_accompaniment_add_up_to_the_mix()
    {
        using var voices = new Parisi2019Voices(Smoke);
        Track[] items = [.. Parisi2019.Segments(new VoiceEtudes(), songs.Root, Smoke).Take(2)];
        Waveform[] Load(VoiceInput input) => [.. VoiceCorpus.Files(items, input, voices.Songs, token: TestContext.Current.CancellationToken).Select(path => Waveform.Load(path))];
        Waveform[] mixes = Load(VoiceInput.Mix);
        foreach (var (voice, rest, worst) in new[] { (Load(VoiceInput.TrueVocals), Load(VoiceInput.TrueAccompaniment), 0f), (Load(VoiceInput.SeparatedVocals), Load(VoiceInput.SeparatedAccompaniment), 2f / 32768) })
        {
            for (int song = 0; song < mixes.Length; song++)
            {
                float off = 0;
                for (int i = 0; i < mixes[song].Length; i++)
                    off = Math.Max(off, Math.Abs(mixes[song].Channel(0)[i] - voice[song].Channel(0)[i] - rest[song].Channel(0)[i]));
                Assert.True(off <= worst, $"{items[song].Id}: {off}");
            }
        }
    }

    [Fact]
    public void What_a_song_is_taken_for_its_voice_scores_less_than_the_voice_itself_with_a_little_noise()
    {
        Track song = new VoiceEtudes().Load(songs.Root)[1];
        Waveform mix = song.LoadAudio(), voice = song.Stems!["vocals"].Load(), rest = song.Stems["accompaniment"].Load();
        // The voice with a tenth of the accompaniment's amplitude is 20 dB nearer than the mix.
        var near = new Waveform(mix.Rate, [.. Enumerable.Range(0, mix.Length).Select(i => voice.Channel(0)[i] + (0.1f * rest.Channel(0)[i]))]);
        VoiceScore score = VoiceScore.Of(mix, voice, near, TestContext.Current.CancellationToken);
        Assert.Equal(20, score.ScaleInvariant.Value - score.MixtureScaleInvariant.Value, 0.5);
        Assert.Equal(20, score.Sdr.Value - score.MixtureSdr.Value, 1.0);
    }

    [Fact]
    public void Words_alone_are_refused_where_sound_is_asked_for_before_any_work()
    {
        foreach (Dataset words in new Dataset[] { new Isear(), new GoEmotions(), new LyricsEtudes() })
        {
            foreach (ReproductionOptions asked in new[] { Smoke with { Part = WorkPart.Audio, Inputs = [] }, Smoke with { Part = WorkPart.Both, Inputs = [] }, Smoke with { Inputs = ["mix"] } })
            {
                // A folder that is not there: nothing has been looked for.
                MerException refusal = Assert.Throws<MerException>(() => Parisi2019.Reproduce(words, "/nowhere", asked));
                Assert.Contains("has words and no sound", refusal.Message, StringComparison.Ordinal);
                Assert.Contains("--part lyrics", refusal.Message, StringComparison.Ordinal);
            }
        }
        Assert.Contains("no input named 'fasttext'", Assert.Throws<MerException>(() => Parisi2019.Reproduce(new VoiceEtudes(), "/nowhere", Smoke with { Part = WorkPart.Audio, Inputs = ["fasttext"] })).Message, StringComparison.Ordinal);
        Assert.Contains("no input named 'mix'", Assert.Throws<MerException>(() => Parisi2019.Reproduce(new VoiceEtudes(), "/nowhere", Smoke with { Part = WorkPart.Lyrics, Inputs = ["mix"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Songs_without_stems_are_heard_as_mix_and_as_separated_and_a_true_voice_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        MerWorkbench.Datasets.Etudes.EtudeMaker.Make("voice-etudes", folder["songs"], 10, 3, cancel: TestContext.Current.CancellationToken);
        Directory.Delete(Path.Combine(folder["songs"], "stems"), recursive: true);
        ReproductionOptions options = Smoke with { Inputs = [], Part = WorkPart.Audio, Folds = 2, Runs = folder["runs"], Features = folder["features"] };
        Reproduction heard = Parisi2019.Reproduce(new SynchronizedLyrics(), folder["songs"], options);
        Assert.Equal(["none", "mix", "separated-vocals", "separated-accompaniment"], heard.Comparisons.Select(item => item.Run.Input));
        Assert.All(heard.Tables.Single(table => table.Name == "voices").Table.Rows, row => Assert.Null(row[1].Number));
        MerException refusal = Assert.Throws<MerException>(() => Parisi2019.Reproduce(new SynchronizedLyrics(), folder["songs"], options with { Inputs = ["true-vocals"] }));
        Assert.Contains("there is no true-vocals", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Twenty songs, made once.</summary>
    public sealed class Songs : IDisposable
    {
        public Songs() => MerWorkbench.Datasets.Etudes.EtudeMaker.Make("voice-etudes", Root, 20, 1);

        public TemporaryFolder Folder { get; } = new();

        public string Root => Folder["songs"];

        public void Dispose() => Folder.Dispose();
    }
}
