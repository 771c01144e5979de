using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets;

/// <summary>What checking says of sound that is not as it was, on fragments in Grekow's layout.</summary>
public sealed class DatasetCheckTests : IDisposable
{
    private static readonly GrekowGtzan s_dataset = new();

    private readonly TemporaryFolder _folder = new();

    public DatasetCheckTests()
    {
        _folder.PutText("labels.csv", "fragment,gtzan,start,valence,arousal\n" + string.Concat(Enumerable.Range(1, 5).Select(i => $"f{i},blues.0000{i},0,0,0\n")));
        Directory.CreateDirectory(_folder["fragments"]);
        for (int i = 1; i <= 5; i++)
            new Waveform(SampleRate.Hz22050, [.. Enumerable.Range(0, 2205).Select(at => 0.3f * MathF.Sin(0.1f * i * at))]).Save(Sound(i));
        DataManifest.Record(_folder.Root);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_changed_a_missing_and_an_unreadable_file_are_told_apart()
    {
        byte[] bytes = File.ReadAllBytes(Sound(1));
        bytes[^1] ^= 1;
        File.WriteAllBytes(Sound(1), bytes);
        File.AppendAllText(Sound(2), "more");
        File.Delete(Sound(3));
        DatasetReport report = s_dataset.Check(_folder.Root);
        Assert.Equal([TrackStatus.Changed, TrackStatus.Changed, TrackStatus.Missing, TrackStatus.Ok, TrackStatus.Ok], report.Tracks.Select(track => track.Status));
        Assert.Contains("SHA-256", report.Tracks[0].Detail);
        Assert.Contains("bytes", report.Tracks[1].Detail);

        File.WriteAllText(Sound(4), "<html>");
        File.WriteAllText(Sound(5), "");
        DataManifest.Record(_folder.Root);
        report = s_dataset.Check(_folder.Root);
        Assert.Equal(TrackStatus.Unreadable, report.Tracks[3].Status);
        Assert.Equal(TrackStatus.Unreadable, report.Tracks[4].Status);
        Assert.Contains("empty", report.Tracks[4].Detail);
        Assert.Equal((2, 1, 0, 2), (report.Count(TrackStatus.Ok), report.Count(TrackStatus.Missing), report.Count(TrackStatus.Changed), report.Count(TrackStatus.Unreadable)));
    }

    [Fact]
    public void A_damaged_manifest_is_refused_by_name()
    {
        _folder.PutText(DataManifest.FileName, "{\"files\":");
        Assert.EndsWith("manifest.json", Assert.Throws<MerException>(() => s_dataset.Check(_folder.Root)).Where);
    }

    private string Sound(int number) => _folder[$"fragments/f{number}.wav"];
}
