using System.Text.Json;

namespace MerWorkbench.Tests.Cli;

public sealed class DataSplitCommandTests
{
    [Fact]
    public void The_certificate_is_one_json_document_the_same_each_time()
    {
        using var home = new TemporaryFolder();
        var (code, output, error) = MerProcess.Run("data split tones --folds 4 --stratify quadrant --duplicates --json", home.Root);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(64, document.RootElement.GetProperty("hash").GetString()!.Length);
        Assert.Equal(0, document.RootElement.GetProperty("nearDuplicates").GetInt32());
        Assert.Equal([3, 3, 3, 3], document.RootElement.GetProperty("folds")[0].GetProperty("test").GetProperty("quadrants").EnumerateArray().Select(count => count.GetInt32()));
        Assert.Equal(output, MerProcess.Run("data split tones --folds 4 --stratify quadrant --duplicates --json", home.Root).Output);
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
    public void A_malformed_ask_is_refused_in_a_sentence(string line, int expected, string words)
    {
        using var home = new TemporaryFolder();
        var (code, _, error) = MerProcess.Run(line, home.Root);
        Assert.Equal(expected, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
