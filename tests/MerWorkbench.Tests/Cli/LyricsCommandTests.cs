using System.Text.Json;
using MerWorkbench.Lyrics.FastText;

namespace MerWorkbench.Tests.Cli;

public sealed class LyricsCommandTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Vectors_are_trained_from_a_file_and_a_song_and_written_where_they_are_looked_for()
    {
        _home.PutText("songs.txt", "the night is long\nthe night is cold\n");
        var (code, output, error) = MerProcess.Run($"lyrics train-vectors {_home["songs.txt"]} --dim 4 --min-count 1 --buckets 50 --json", _home.Root);
        Assert.True(code == 0, error);
        using JsonDocument report = JsonDocument.Parse(output);
        Assert.Equal(6, report.RootElement.GetProperty("words").GetInt32());
        Assert.False(report.RootElement.GetProperty("isSynthetic").GetBoolean());
        using FastTextModel model = FastTextModel.Open(_home["data/weights/vectors-songs/vectors-songs.bin"]);
        Assert.Equal((4, true), (model.Dimension, model.Knows("night")));
    }

    [Theory]
    [InlineData("lyrics train-vectors none.txt", 1, "There is neither a file nor a dataset named 'none.txt'.")]
    [InlineData("lyrics train-vectors HOME/songs.txt", 1, "There is nothing to learn from")]
    [InlineData("lyrics train-vectors HOME/latin.txt", 1, "This is not UTF-8.")]
    [InlineData("lyrics train-vectors HOME/songs.txt --dim 0", 2, "--dim must be at least 1; got 0.")]
    [InlineData("lyrics train-vectors HOME/songs.txt --dim 99999", 1, "Dimension must lie in [1, 4096]; got 99999.")]
    [InlineData("lyrics train-vectors", 2, "Required argument missing")]
    public void A_malformed_ask_is_refused_in_a_sentence(string line, int expected, string words)
    {
        _home.PutText("songs.txt", "night\n");
        _home.Put("latin.txt", [0x63, 0x61, 0x66, 0xE9, 0x0A]);
        var (code, _, error) = MerProcess.Run(line.Replace("HOME", _home.Root, StringComparison.Ordinal), _home.Root);
        Assert.Equal(expected, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
