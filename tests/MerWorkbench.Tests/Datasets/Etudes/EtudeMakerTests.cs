using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets.Etudes;

public sealed class EtudeMakerTests
{
    [Theory]
    [InlineData("grekow-gtzan")]
    [InlineData("synchronized-lyrics")]
    public void The_same_seed_gives_the_same_bytes_on_one_processor_and_on_two_and_another_seed_others(string name)
    {
        using TemporaryFolder first = new(), second = new(), third = new();
        string Made(TemporaryFolder folder, int seed, int atOnce)
        {
            EtudeMaker.Make(name, folder.Root, 4, seed, atOnce, null, TestContext.Current.CancellationToken);
            return File.ReadAllText(Path.Combine(folder.Root, DataManifest.FileName));
        }
        string one = Made(first, 5, atOnce: 1);
        Assert.Equal(one, Made(second, 5, atOnce: 2));
        Assert.NotEqual(one, Made(third, 6, atOnce: 2));
    }

    [Fact]
    public void A_song_of_few_is_the_same_song_of_many()
    {
        using TemporaryFolder few = new(), many = new();
        Make("grekow-gtzan", few, tracks: 4);
        Make("grekow-gtzan", many, tracks: 6);
        string[] Sounds(TemporaryFolder folder) => [.. Directory.EnumerateFiles(Path.Combine(folder.Root, "fragments")).Order(StringComparer.Ordinal).Select(path => ContentHash.OfFile(path).Hex)];
        Assert.Equal(Sounds(many).Take(4), Sounds(few));
        Assert.Equal(Rows(many, "labels.csv").Take(5), Rows(few, "labels.csv"));
    }

    [Fact]
    public void Deam_has_the_official_files_and_whole_clips_that_say_they_are_synthetic()
    {
        using var folder = new TemporaryFolder();
        Make("deam", folder);
        string annotations = Path.Combine(folder.Root, "annotations", "annotations averaged per song");
        string[] songs = File.ReadAllLines(Path.Combine(annotations, "song_level", "static_annotations_averaged_songs_1_2000.csv"));
        Assert.Equal("song_id, valence_mean, valence_std, arousal_mean, arousal_std", songs[0]);
        Assert.Equal(5, songs.Length);
        string[] curve = File.ReadAllLines(Path.Combine(annotations, "dynamic (per second annotations)", "arousal.csv"));
        Assert.Equal((61, "sample_15000ms", "sample_44500ms"), (curve[0].Split(',').Length, curve[0].Split(',')[1], curve[0].Split(',')[^1]));
        Assert.All(curve.Skip(1), row => Assert.All(row.Split(',').Skip(1), cell => Assert.InRange(double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture), -1, 1)));
        for (int id = 1001; id <= 1004; id++)
        {
            Waveform sound = Waveform.Load(Path.Combine(folder.Root, "MEMD_audio", $"{id}.mp3"));
            Assert.Empty(sound.Warnings);
            Assert.Equal((44_100, 2), (sound.Rate.Hertz, sound.Channels));
            Assert.Equal(45, sound.Duration.Value, 0.06);
        }
        Assert.True(Etude.IsIn(folder.Root));
        Assert.Equal(("deam", 4, 1), (Etude.TryLoad(folder.Root)!.Dataset, Etude.TryLoad(folder.Root)!.Tracks, Etude.TryLoad(folder.Root)!.Seed));
    }

    [Fact]
    public void Stems_add_up_to_the_mixture_of_their_files()
    {
        using var folder = new TemporaryFolder();
        Make("musdb18", folder);
        IReadOnlyList<Track> tracks = new Musdb18().Load(folder.Root);
        Assert.Equal(4, tracks.Count);
        foreach (Track track in tracks)
        {
            string songFolder = Path.GetDirectoryName(track.AudioPath)!;
            Waveform mixture = track.LoadAudio();
            Waveform[] stems = [.. new[] { "drums", "bass", "other", "vocals" }.Select(stem => Waveform.Load(Path.Combine(songFolder, $"{stem}.wav")))];
            float worst = 0, loudest = 0;
            for (int channel = 0; channel < 2; channel++)
            {
                for (int i = 0; i < mixture.Length; i++)
                {
                    float sum = stems.Sum(stem => stem.Channel(channel)[i]), sample = mixture.Channel(channel)[i];
                    worst = Math.Max(worst, Math.Abs(sum - sample));
                    loudest = Math.Max(loudest, Math.Abs(sample));
                }
            }
            Assert.True(worst <= 1e-6f, $"{worst}");
            Assert.InRange(loudest, 0.2f, 0.9f);
            Assert.All(stems, stem => Assert.True(Power(stem) > 1e-7, "a stem is silent"));
        }
    }

    [Theory]
    [InlineData("deam", 4)]
    [InlineData("dynamic-etudes", 4)]
    [InlineData("grekow-gtzan", 6)]
    [InlineData("musdb18", 4)]
    [InlineData("synchronized-lyrics", 5)]
    [InlineData("tem", 6)]
    [InlineData("voice-etudes", 5)]
    public void Every_layout_is_read_whole_by_the_dataset_s_own_loader_and_has_no_fault(string name, int count)
    {
        using var folder = new TemporaryFolder();
        Make(name, folder, count);
        MusicDataset dataset = DatasetCatalogue.FindMusic(name);
        IReadOnlyList<Track> tracks = dataset.Load(folder.Root);
        Assert.Equal(count, tracks.Count);
        Assert.Equal(count, tracks.Select(track => track.Id).Distinct().Count());
        Assert.All(tracks, track => Assert.True(track.HasAudio && (name == "musdb18" || track.Annotation is not null || track.Class is not null)));
        DatasetReport report = dataset.Check(folder.Root);
        Assert.True(report.IsComplete && report.HasManifest, $"{report} {string.Join(' ', report.LabelFaults)}");
        Assert.True(dataset.IsSynthetic(folder.Root) && dataset.Card.IsSynthetic == (name is "dynamic-etudes" or "voice-etudes"));
        Assert.True(dataset.CardOf(folder.Root) is { IsSynthetic: true } card && card.Items == count);
    }

    [Fact]
    public void Every_layout_there_is_is_tried() => // etudes by its own tests
        Assert.Equal(["deam", "dynamic-etudes", "etudes", "grekow-etudes", "grekow-gtzan", "lyrics-etudes", "musdb18", "synchronized-lyrics", "tem", "voice-etudes"], EtudeMaker.Datasets.Order(StringComparer.Ordinal));

    [Fact]
    public void A_song_with_the_voice_apart_is_the_sum_of_voice_and_accompaniment_to_the_last_bit_and_is_sung_where_its_lines_are()
    {
        using var folder = new TemporaryFolder();
        Make("voice-etudes", folder, tracks: 5);
        Track[] tracks = [.. DatasetCatalogue.FindMusic("voice-etudes").Load(folder.Root)];
        Assert.Equal(["sadness", "joy", "fear", "anger", "disgust"], tracks.Select(track => track.Class));
        Assert.All(tracks, track =>
        {
            Waveform song = track.LoadAudio(), voice = track.Stems!["vocals"].Load(), rest = track.Stems["accompaniment"].Load();
            Assert.Equal((1, 22050, 30.0), (song.Channels, song.Rate.Hertz, song.Duration.Value));
            Assert.Equal(0, Enumerable.Range(0, song.Length).Count(i => song.Channel(0)[i] != voice.Channel(0)[i] + rest.Channel(0)[i]));
            Assert.All(track.Lyrics!.Lines, line => Assert.True(Power(voice.Slice(line.Start, new(line.End.Value - line.Start.Value))) > 1e-5, $"{track.Id}: silent in {line}"));
        });
    }

    [Fact]
    public void Lyrics_name_each_track_once_and_lines_follow_each_other_within_the_song()
    {
        using var folder = new TemporaryFolder();
        Make("synchronized-lyrics", folder, tracks: 5);
        string[][] tracks = Rows(folder, "tracks.csv"), lines = Rows(folder, "lyrics.csv");
        Assert.Equal(["sadness", "joy", "fear", "anger", "disgust"], tracks.Skip(1).Select(row => row[1]));
        Assert.All(lines.Skip(1).GroupBy(row => row[0]), song =>
        {
            double before = 0;
            Assert.True(song.Count() >= 3);
            foreach (string[] row in song)
            {
                double start = Number(row[1]), end = Number(row[2]);
                Assert.True(before <= start && start < end && end <= 45, $"{row[0]}: {before} {start} {end}");
                Assert.NotEmpty(row[3]);
                before = end;
            }
        });
    }

    [Fact]
    public void Tem_has_three_classes_in_turn_and_makams_in_commas()
    {
        using var folder = new TemporaryFolder();
        Make("tem", folder, tracks: 6);
        Assert.Equal(["Q1", "Q2", "Q3", "Q1", "Q2", "Q3"], Rows(folder, "labels.csv").Skip(1).Select(row => row[1]));
        Assert.All(Scale.Makam, makam => Assert.All(makam.Degrees, degree => Assert.Equal(Math.Round(degree * 53 / 12), degree * 53 / 12, 9)));
        Assert.Equal(384.9, 100 * Scale.Makam.Single(makam => makam.Name == "rast").Degrees[2], 0.1); // 17 commas: a just third
        Waveform sound = Waveform.Load(Path.Combine(folder.Root, "audio", "etude-001.wav"));
        Assert.Equal((1, 30.0), (sound.Channels, sound.Duration.Value));
    }

    [Fact]
    public void Experts_means_are_those_of_their_ratings()
    {
        using var folder = new TemporaryFolder();
        Make("grekow-gtzan", folder, tracks: 12);
        string[][] rows = Rows(folder, "labels.csv");
        Assert.Equal(15, rows[0].Length);
        Assert.All(rows.Skip(1), row => Assert.Equal(Number(row[3]), Enumerable.Range(0, 5).Average(i => Number(row[5 + (2 * i)])), 4));
    }

    [Fact]
    public void A_making_that_was_stopped_does_not_count_as_data_and_can_be_repeated()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => EtudeMaker.Make("grekow-gtzan", folder.Root, 100, progress: new Stop(stop), cancel: stop.Token));
        Assert.False(File.Exists(Path.Combine(folder.Root, "labels.csv")) || File.Exists(Path.Combine(folder.Root, DataManifest.FileName)));
        Make("grekow-gtzan", folder);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(folder.Root, "fragments")).Length);
    }

    [Fact]
    public void A_folder_with_other_things_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("labels.csv", "mine");
        Assert.Throws<MerException>(() => Make("tem", folder));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder.Root, "labels.csv")));
    }

    private static void Make(string dataset, TemporaryFolder folder, int tracks = 4, int seed = 1) =>
        EtudeMaker.Make(dataset, folder.Root, tracks, seed, cancel: TestContext.Current.CancellationToken);

    private static string[][] Rows(TemporaryFolder folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder.Root, file)).Select(line => line.Split(','))];

    private static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static double Power(Waveform sound)
    {
        double sum = 0;
        foreach (float sample in sound.Channel(0))
            sum += sample * sample;
        return sum / sound.Length;
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => source.Cancel();
    }
}
