using System.Text.Json;
using MerWorkbench.Datasets;

namespace MerWorkbench.Tests.Cli;

public sealed class DataSplitCommandTests
{
    [Fact]
    public void The_certificate_is_one_json_document_the_same_each_time()
    {
        using var home = new TemporaryFolder();
        var (code, output, error) = MerProcess.Run("data split tones --folds 4 --stratify quadrant --json", home.Root);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(64, document.RootElement.GetProperty("hash").GetString()!.Length);
        Assert.Equal(0, document.RootElement.GetProperty("nearDuplicates").GetInt32());
        Assert.Equal([3, 3, 3, 3], document.RootElement.GetProperty("folds")[0].GetProperty("test").GetProperty("quadrants").EnumerateArray().Select(count => count.GetInt32()));
        Assert.Equal(output, MerProcess.Run("data split tones --folds 4 --stratify quadrant --json", home.Root).Output);
    }

    [Fact]
    public void Tracks_that_share_sound_are_found_unless_one_says_not_to_and_joined_where_one_asks()
    {
        using var home = new TemporaryFolder();
        Tones.Make(home["data/tones"], tracks: 12, cancel: TestContext.Current.CancellationToken);
        string[] sounds = [.. new Tones().Load(home["data/tones"]).Select(track => track.AudioPath)];
        File.Copy(sounds[3], sounds[8], overwrite: true);

        string counted = MerProcess.Run("data split tones --folds 12", home.Root).Output;
        Assert.Contains("SYNTHETIC", counted, StringComparison.Ordinal);
        Assert.Contains("1 pairs among 12 tracks with sound, 2 times on two sides", counted, StringComparison.Ordinal);
        string joined = MerProcess.Run("data split tones --folds 11 --duplicates join", home.Root).Output;
        Assert.Contains("12 in 11 groups", joined, StringComparison.Ordinal);
        Assert.Contains("0 times on two sides", joined, StringComparison.Ordinal);
        Assert.Contains("not looked for", MerProcess.Run("data split tones --folds 12 --duplicates ignore", home.Root).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_says_that_data_is_synthetic_what_leaks_and_how_far_the_score_falls()
    {
        using var home = new TemporaryFolder();
        var (code, output, error) = MerProcess.Run($"data split tones --demo leak --folds 4 --figure {home["leak.html"]}", home.Root);
        Assert.True(code == 0, error);
        Assert.StartsWith("SYNTHETIC DATA", output, StringComparison.Ordinal);
        Assert.Contains("| clip ", output, StringComparison.Ordinal);
        Assert.Contains("| song ", output, StringComparison.Ordinal);
        Assert.Contains("From the split by clip to that by song, R² of arousal goes from 0.", output, StringComparison.Ordinal);
        Assert.Contains("songs leak", File.ReadAllText(home["leak.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data split", 2, "Name a dataset")]
    [InlineData("data split tones --official --by song", 2, "taken as it is")]
    [InlineData("data split tones --by nothing", 2, "nothing")]
    [InlineData("data split tones --folds x", 2, "x")]
    [InlineData("data split tones --stratify x", 2, "x")]
    [InlineData("data split tones --shares 0.5 0.5", 2, "--shares")]
    [InlineData("data split tones --official --stratify quadrant", 2, "taken as it is")]
    [InlineData("data split tones --demo other", 2, "other")]
    [InlineData("data split tones --official", 1, "published split")]
    [InlineData("data split tones --shares 0.5 0.5 0.5", 1, "must make 1")]
    [InlineData("data split tones --folds 49", 1, "48 tracks make 48")]
    [InlineData("data split tones --folds 1", 2, "at least 2")]
    [InlineData("data split tones --stratify class", 1, "no class")]
    [InlineData("data split tones --demo leak --by song", 2, "without --by")]
    [InlineData("data split tones --demo leak --duplicates join", 2, "without --duplicates")]
    [InlineData("data split tones --figure leak.svg", 2, "--figure goes with --demo leak")]
    [InlineData("data split tones --duplicates maybe", 2, "maybe")]
    [InlineData("data split turkish-music-emotion --root .", 1, "not a folder of")]
    public void A_malformed_ask_is_refused_in_a_sentence(string line, int expected, string words)
    {
        using var home = new TemporaryFolder();
        var (code, _, error) = MerProcess.Run(line, home.Root);
        Assert.Equal(expected, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
