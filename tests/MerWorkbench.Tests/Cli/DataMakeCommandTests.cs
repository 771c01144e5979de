using System.Text.Json;

namespace MerWorkbench.Tests.Cli;

public sealed class DataMakeCommandTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Etudes_are_listed_checked_and_shown_as_such_in_the_folder_of_a_real_dataset()
    {
        var (code, output, error) = MerProcess.Run("data make grekow-gtzan --tracks 4", _home.Root);
        Assert.True(code == 0, error);
        Assert.StartsWith("SYNTHETIC: Synthetic études in the layout of Grekow's", output, StringComparison.Ordinal);
        Assert.Contains("mer data check grekow-gtzan checks", output, StringComparison.Ordinal);

        Assert.Contains($"{_home["data/grekow-gtzan"]} (études, synthetic)", MerProcess.Run("data list", _home.Root).Output, StringComparison.Ordinal);
        Assert.Contains("(études, synthetic)", MerProcess.Run("data card grekow-gtzan", _home.Root).Output, StringComparison.Ordinal);
        using JsonDocument list = JsonDocument.Parse(MerProcess.Run("data list --json", _home.Root).Output);
        Assert.True(list.RootElement.EnumerateArray().Single(dataset => dataset.GetProperty("name").GetString() == "grekow-gtzan").GetProperty("isSynthetic").GetBoolean());

        (code, output, _) = MerProcess.Run("data check grekow-gtzan", _home.Root);
        Assert.Equal(0, code);
        Assert.Contains("  - Synthetic: composed by the workbench", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data make emotify", 1, "No études are made in the layout of 'emotify'. There are: deam, dynamic-etudes, etudes, ")]
    [InlineData("data make tem --tracks 2", 1, "Expected 4 to 999 songs for tem, got 2.")]
    [InlineData("data make tem --tracks x", 2, "--tracks takes a whole number; got 'x'.")]
    [InlineData("data make tem --seed 1.5", 2, "--seed takes a whole number; got '1.5'.")]
    [InlineData("data check isear --root .", 1, "Or: mer data fetch isear.")]
    [InlineData("data check tem --root .", 1, "Or let études stand in for it: mer data make tem.")]
    [InlineData("reproduce grekow2021 --data tem", 1, "is labelled with Q1, Q2, Q3, not with valence and arousal.")]
    public void A_malformed_ask_is_refused_in_a_sentence(string line, int expected, string words)
    {
        var (code, _, error) = MerProcess.Run(line, _home.Root);
        Assert.Equal(expected, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
