using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Cli;

public sealed class DataAddCommandTests
{
    [Fact]
    public void Songs_that_were_added_are_checked_and_listed_under_their_name()
    {
        using var home = new TemporaryFolder();
        home.PutText("my/labels.csv", "file,valence,arousal\na.wav,2,3\nb.wav,8,7\n");
        var (code, output, error) = MerProcess.Run($"data add {home["my"]} --name mine --scale 1..9", home.Root);
        Assert.True(code == 0, error);
        Assert.Contains("--data mine", output, StringComparison.Ordinal);

        (code, output, _) = MerProcess.Run("data check mine --json", home.Root);
        Assert.Equal(1, code);
        using JsonDocument report = JsonDocument.Parse(output);
        Assert.Equal(2, report.RootElement.GetProperty("items").GetInt32());
        Assert.Equal("missing", report.RootElement.GetProperty("tracks")[0].GetProperty("status").GetString());

        (_, output, _) = MerProcess.Run("data list --json", home.Root);
        using JsonDocument list = JsonDocument.Parse(output);
        Assert.Equal(home["my"], list.RootElement.EnumerateArray().Single(dataset => dataset.GetProperty("name").GetString() == "mine").GetProperty("folder").GetString());
    }

    [Fact]
    public void A_paper_is_reproduced_on_songs_that_were_added()
    {
        using var home = new TemporaryFolder();
        string labels = "file,valence,arousal\n";
        for (int i = 0; i < 12; i++)
        {
            var random = new Random(i);
            float[] sound = [.. Enumerable.Range(0, 7 * 22050).Select(at => (0.2f * MathF.Sin(0.05f * (i + 1) * at)) + (0.01f * random.NextSingle()))];
            Directory.CreateDirectory(home["my"]);
            new Waveform(SampleRate.Hz22050, sound).Save(home[$"my/{i}.wav"]);
            labels += FormattableString.Invariant($"{i}.wav,{1 + (0.6 * i)},{2 + (0.5 * i)}\n");
        }
        home.PutText("my/labels.csv", labels);
        Assert.Equal(0, MerProcess.Run($"data add {home["my"]} --scale 1..9", home.Root).Code);
        var (code, output, error) = MerProcess.Run("reproduce grekow2021 --data my --profile smoke --json", home.Root);
        Assert.True(code == 0, error);
        Assert.Contains("\"my\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Songs_with_faults_in_labels_are_not_added()
    {
        using var home = new TemporaryFolder();
        home.PutText("my/labels.csv", "file,valence,arousal\na.wav,2,30\n");
        var (code, output, _) = MerProcess.Run($"data add {home["my"]} --scale 1..9", home.Root);
        Assert.Equal(1, code);
        Assert.Contains("labels.csv:2", output, StringComparison.Ordinal);
        Assert.Contains("Not added", output, StringComparison.Ordinal);
        Assert.Contains("No dataset is named 'my'", MerProcess.Run("data check my", home.Root).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_next_fits_the_labels_and_the_sound()
    {
        using var home = new TemporaryFolder();
        home.PutText("My_Songs/labels.csv", "file,class\na.wav,sad\n");
        string output = MerProcess.Run($"data add {home["My_Songs"]}", home.Root).Output;
        Assert.EndsWith("Added as my-songs, but none of its sound files can be read yet: see above. Once they are there, mer features extract --data my-songs --set librosa and all other commands know it by this name.\n", output);
        new Waveform(SampleRate.Hz22050, [.. Enumerable.Repeat(0.1f, 22050)]).Save(home["My_Songs/a.wav"]);
        output = MerProcess.Run($"data add {home["My_Songs"]}", home.Root).Output;
        Assert.EndsWith("Added as my-songs. mer features extract --data my-songs --set librosa and all other commands know it by this name.\n", output);
    }

    [Theory]
    [InlineData("data add")]
    [InlineData("data add . --scale 1..5")]
    public void Wrong_use_is_2(string line) => Assert.Equal(2, MerProcess.Run(line).Code);
}
