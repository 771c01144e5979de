using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Cli;

public sealed class DataSplitCommandTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public DataSplitCommandTests() => MadeEtudes.Make(_home["data/etudes"]);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_certificate_is_one_json_document_the_same_each_time()
    {
        var (code, output, error) = MerProcess.Run("data split etudes --folds 4 --stratify quadrant --json", _home.Root);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(64, document.RootElement.GetProperty("hash").GetString()!.Length);
        Assert.Equal(0, document.RootElement.GetProperty("nearDuplicates").GetInt32());
        int[][] quadrants = [.. document.RootElement.GetProperty("folds").EnumerateArray()
            .Select(fold => fold.GetProperty("test").GetProperty("quadrants").EnumerateArray().Select(count => count.GetInt32()).ToArray())];
        Assert.All(Enumerable.Range(0, 4), i => Assert.InRange(quadrants.Max(fold => fold[i]) - quadrants.Min(fold => fold[i]), 0, 1));
        Assert.Equal(output, MerProcess.Run("data split etudes --folds 4 --stratify quadrant --json", _home.Root).Output);
    }

    [Fact]
    public void Tracks_that_share_sound_are_found_unless_one_says_not_to_and_joined_where_one_asks()
    {
        string[] sounds = [.. GrekowEtudes.Few.Load(_home["data/etudes"]).Select(track => track.AudioPath)];
        File.Copy(sounds[3], sounds[8], overwrite: true);

        string counted = MerProcess.Run("data split etudes --folds 12", _home.Root).Output;
        Assert.Contains("SYNTHETIC", counted, StringComparison.Ordinal);
        // One is tested, the other is, and once one of them validates.
        Assert.Contains("1 pairs among 12 tracks with sound, 3 times on two sides", counted, StringComparison.Ordinal);
        string joined = MerProcess.Run("data split etudes --folds 11 --duplicates join", _home.Root).Output;
        Assert.Contains("12 in 11 groups", joined, StringComparison.Ordinal);
        Assert.Contains("0 times on two sides", joined, StringComparison.Ordinal);
        Assert.Contains("not looked for", MerProcess.Run("data split etudes --folds 12 --duplicates ignore", _home.Root).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_says_that_data_is_synthetic_what_leaks_and_how_far_the_score_falls()
    {
        var (code, output, error) = MerProcess.Run($"data split etudes --demo leak --folds 4 --figure {_home["leak.html"]}", _home.Root);
        Assert.True(code == 0, error);
        Assert.StartsWith("SYNTHETIC DATA", output, StringComparison.Ordinal);
        Assert.Contains("| clip ", output, StringComparison.Ordinal);
        Assert.Contains("| song ", output, StringComparison.Ordinal);
        Assert.Contains("From the split by clip to that by song, R² of arousal goes from 0.", output, StringComparison.Ordinal);
        Assert.Contains("songs leak", File.ReadAllText(_home["leak.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data split", 2, "Name a dataset")]
    [InlineData("data split etudes --official --by song", 2, "taken as it is")]
    [InlineData("data split etudes --by nothing", 2, "nothing")]
    [InlineData("data split etudes --folds x", 2, "--folds takes a whole number; got 'x'.")]
    [InlineData("data split etudes --stratify x", 2, "x")]
    [InlineData("data split etudes --shares 0.5 0.5", 2, "--shares")]
    [InlineData("data split etudes --official --stratify quadrant", 2, "taken as it is")]
    [InlineData("data split etudes --demo other", 2, "other")]
    [InlineData("data split etudes --official", 1, "published split")]
    [InlineData("data split etudes --shares 0.5 0.5 0.5", 1, "must make 1")]
    [InlineData("data split etudes --folds 13", 1, "12 tracks make 12")]
    [InlineData("data split etudes --folds 1", 2, "at least 2")]
    [InlineData("data split etudes --stratify class", 1, "no class")]
    [InlineData("data split etudes --demo leak --by song", 2, "without --by")]
    [InlineData("data split etudes --demo leak --duplicates join", 2, "without --duplicates")]
    [InlineData("data split etudes --figure leak.svg", 2, "--figure goes with --demo leak")]
    [InlineData("data split etudes --duplicates maybe", 2, "maybe")]
    [InlineData("data split turkish-music-emotion --root .", 1, "not a folder of")]
    public void A_malformed_ask_is_refused_in_a_sentence(string line, int expected, string words)
    {
        var (code, _, error) = MerProcess.Run(line, _home.Root);
        Assert.Equal(expected, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
