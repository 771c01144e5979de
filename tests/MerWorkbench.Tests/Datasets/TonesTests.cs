using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Datasets;

public sealed class TonesTests
{
    private static readonly Tones Dataset = new();

    [Fact]
    public void They_load_as_a_complete_dataset_with_balanced_quadrants()
    {
        using var folder = new TemporaryFolder();
        Make(folder.Root, tracks: 8);
        IReadOnlyList<Track> tracks = Dataset.Load(folder.Root);
        Assert.Equal(8, tracks.Count);
        Assert.All(tracks.CountBy(track => track.Annotation!.Mean.Quadrant()), quadrant => Assert.Equal(2, quadrant.Value));
        Assert.All(tracks, track =>
        {
            Waveform sound = track.LoadAudio();
            Assert.Equal((22_050, 1, 6.0), (sound.Rate.Hertz, sound.Channels, sound.Duration.Value));
        });
        DatasetReport report = Dataset.Check(folder.Root);
        Assert.True(report.IsComplete && report.HasManifest, report.ToString());
        Assert.True(Dataset.Card.IsSynthetic);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using TemporaryFolder first = new(), second = new(), third = new();
        Make(first.Root, tracks: 4, seed: 5);
        Make(second.Root, tracks: 4, seed: 5);
        Make(third.Root, tracks: 4, seed: 6);
        string Manifest(TemporaryFolder folder) => File.ReadAllText(Path.Combine(folder.Root, DataManifest.FileName));
        Assert.Equal(Manifest(first), Manifest(second));
        Assert.NotEqual(Manifest(first), Manifest(third));
    }

    [Fact]
    public void Loud_follows_arousal_and_the_cues_of_valence_follow_valence()
    {
        using var folder = new TemporaryFolder();
        Make(folder.Root);
        IReadOnlyList<Track> tracks = Dataset.Load(folder.Root);
        double[] arousal = [.. tracks.Select(track => track.Annotation!.Mean.Arousal.Value)];
        double[] level = [.. tracks.Select(track => Level(track.LoadAudio().Channel(0)))];
        Assert.True(RegressionMetrics.Pearson(arousal, level) > 0.9);

        string[][] rows = [.. File.ReadLines(Path.Combine(folder.Root, "labels.csv")).Skip(1).Select(line => line.Split(','))];
        double[] valence = [.. tracks.Select(track => track.Annotation!.Mean.Valence.Value)];
        double[][] cues = [.. rows.Select(row => row[3..].Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        double[] fitted = [.. cues.Select(cue => LinearRegression.Fit(cues, valence).Predict(cue))];
        Assert.InRange(RegressionMetrics.R2(valence, fitted), 0.9, 0.999);
    }

    [Fact]
    public void A_changed_a_missing_and_an_unreadable_file_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        Make(folder.Root, tracks: 5);
        string Sound(string name) => Path.Combine(folder.Root, "sound", name);
        byte[] bytes = File.ReadAllBytes(Sound("001.wav"));
        bytes[^1] ^= 1;
        File.WriteAllBytes(Sound("001.wav"), bytes);
        File.AppendAllText(Sound("002.wav"), "more");
        File.Delete(Sound("003.wav"));
        DatasetReport report = Dataset.Check(folder.Root);
        Assert.Equal([TrackStatus.Changed, TrackStatus.Changed, TrackStatus.Missing, TrackStatus.Ok, TrackStatus.Ok], report.Tracks.Select(track => track.Status));
        Assert.Contains("SHA-256", report.Tracks[0].Detail);
        Assert.Contains("bytes", report.Tracks[1].Detail);

        File.WriteAllText(Sound("004.wav"), "<html>");
        File.WriteAllText(Sound("005.wav"), "");
        DataManifest.Record(folder.Root);
        report = Dataset.Check(folder.Root);
        Assert.Equal(TrackStatus.Unreadable, report.Tracks[3].Status);
        Assert.Equal(TrackStatus.Unreadable, report.Tracks[4].Status);
        Assert.Contains("empty", report.Tracks[4].Detail);
        Assert.Equal((2, 1, 0, 2), (report.Count(TrackStatus.Ok), report.Count(TrackStatus.Missing), report.Count(TrackStatus.Changed), report.Count(TrackStatus.Unreadable)));
    }

    [Fact]
    public void A_making_that_was_stopped_does_not_count_as_data_and_can_be_repeated()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        Make(folder.Root, tracks: 4);
        Assert.Throws<OperationCanceledException>(() => Tones.Make(folder.Root, tracks: 200, progress: new Stop(stop), cancel: stop.Token));
        Assert.Null(Dataset.TryLocate(folder.Root));
        Make(folder.Root, tracks: 4);
        Assert.Equal(4, Dataset.Load(folder.Root).Count);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(folder.Root, "sound")).Length);
    }

    [Fact]
    public void A_folder_with_other_things_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("thesis.txt", "mine");
        Assert.Throws<MerException>(() => Make(folder.Root));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder.Root, "thesis.txt")));
        Assert.Single(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_damaged_manifest_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Make(folder.Root, tracks: 4);
        folder.PutText(DataManifest.FileName, "{\"files\":");
        Assert.EndsWith("manifest.json", Assert.Throws<MerException>(() => Dataset.Check(folder.Root)).Where);
    }

    private static void Make(string root, int tracks = 48, int seed = 1) =>
        Tones.Make(root, tracks, seed, cancel: TestContext.Current.CancellationToken);

    private static double Level(ReadOnlySpan<float> samples)
    {
        double square = 0;
        foreach (float sample in samples)
            square += sample * sample;
        return 10 * Math.Log10(square / samples.Length);
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => source.Cancel();
    }
}
