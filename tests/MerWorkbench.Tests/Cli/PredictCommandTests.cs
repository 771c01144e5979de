using System.Globalization;
using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Experiments;
using MerWorkbench.Papers.Orjesek2022;

namespace MerWorkbench.Tests.Cli;

public sealed class PredictCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_draws_a_song_by_the_newest_network_and_says_what_is_synthetic()
    {
        string home = folder["home"], songs = Path.Combine(home, "data", "dynamic-etudes");
        EtudeMaker.Make("dynamic-etudes", songs, 12, cancel: TestContext.Current.CancellationToken);
        Orjesek2022.Reproduce(new DynamicEtudes(), songs, new()
        {
            Profile = Profile.Smoke,
            Inputs = [Orjesek2022.OverSong],
            Runs = Path.Combine(home, "runs"),
            Features = folder["features"],
            Token = TestContext.Current.CancellationToken,
        });

        // One of its own songs: by the network that had not heard it, what listeners said beside it.
        string etude = Path.Combine(songs, "MEMD_audio", "1003.mp3");
        var (code, output, error) = MerProcess.Run($"predict {etude} --json", home);
        Assert.True(code == 0, error);
        using JsonDocument known = JsonDocument.Parse(output);
        Assert.Equal("1003", known.RootElement.GetProperty("track").GetString());
        Assert.InRange(known.RootElement.GetProperty("fold").GetInt32(), 0, 1);
        string root = Path.Combine(home, "figures", "predict", "1003");
        Assert.Contains("Synthetic song", File.ReadAllText(root + ".svg"), StringComparison.Ordinal);
        string[] rows = File.ReadAllLines(root + ".csv");
        Assert.Equal("time,arousal,valence,annotated_arousal,annotated_valence,arousal_sd,valence_sd", rows[0]);
        Assert.Equal(known.RootElement.GetProperty("moments").GetArrayLength(), rows.Length - 1);
        double[][] points = [.. rows.Skip(1).Select(row => row.Split(',').Select(cell => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        Assert.All(points, point => Assert.True(point[1] is >= -1 and <= 1 && point[2] is >= -1 and <= 1));
        Assert.Equal(0.5, points[1][0] - points[0][0]);
        Assert.Equal(points.Count(point => point[0] is >= 15 and < 25), points.Count(point => !double.IsNaN(point[3])));

        // The same sound outside the dataset is anyone's song: the networks' mean, no labels, and still trained on synthetic ones.
        string own = folder["mine.mp3"];
        File.Copy(etude, own);
        (code, output, error) = MerProcess.Run($"predict {own} --output {folder["out"]}", home);
        Assert.True(code == 0, error);
        Assert.Contains("TRAINED ON SYNTHETIC DATA", output, StringComparison.Ordinal);
        Assert.Contains("The mean of 2 networks", output, StringComparison.Ordinal);
        Assert.Contains("Trained on synthetic songs", File.ReadAllText(Path.Combine(folder["out"], "mine.svg")), StringComparison.Ordinal);
        Assert.All(File.ReadLines(Path.Combine(folder["out"], "mine.csv")).Skip(1), row => Assert.EndsWith(",,,,", row, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_trained_network_it_says_how_to_get_one()
    {
        var (code, _, error) = MerProcess.Run($"predict {folder["song.mp3"]}", folder["home"]);

        Assert.Equal(1, code);
        Assert.Contains("mer reproduce orjesek2022", error, StringComparison.Ordinal);
    }
}
