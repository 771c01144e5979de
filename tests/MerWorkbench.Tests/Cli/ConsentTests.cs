using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Cli;

/// <summary>The question whether a licence is accepted, asked of a person who is played.</summary>
public sealed class ConsentTests
{
    private readonly StringWriter _shown = new();

    private static FetchManifest Manifest { get; } = new()
    {
        Name = "mine",
        Title = "Mine",
        Licence = "CC0, made up",
        Source = "The test.",
        Mark = "a",
        Files = [new() { Name = "a", Addresses = ["https://example.org/a", "https://example.org/b"], Confirmed = new Dictionary<string, string> { ["https://example.org/a"] = "its page" } }],
    };

    [Theory]
    [InlineData("y", 0)]
    [InlineData("Y\n", 0)]
    [InlineData("  yes  \n", 0)]
    [InlineData("YES", 0)]
    [InlineData("maybe\nof course\ny", 2)]
    public void Yes_is_taken_however_it_is_written_and_anything_unclear_is_asked_again(string typed, int again)
    {
        Ask(typed);
        Assert.Equal("Do you accept it? [y/N] " + string.Concat(Enumerable.Repeat("Please answer y or n: ", again)), _shown.ToString());
    }

    [Theory]
    [InlineData("n")]
    [InlineData("No\n")]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("perhaps\n")]
    public void No_nothing_and_the_end_of_the_input_are_no(string typed) =>
        Assert.Equal("The licence was not accepted; nothing was fetched.", Assert.Throws<MerException>(() => Ask(typed)).Message);

    [Fact]
    public void Where_nobody_sits_nobody_is_asked()
    {
        var problem = Assert.Throws<MerException>(() => Ask("y", isInteractive: false));
        Assert.Contains("--accept-licence", problem.Remedy);
        Assert.Empty(_shown.ToString());
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_an_answer()
    {
        using var stop = new CancellationTokenSource();
        var silent = new SilentReader();
        Task asked = Task.Run(() => new Consent(silent, _shown, isInteractive: true).Require(Manifest, stop.Token), TestContext.Current.CancellationToken);
        await silent.Waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        silent.Dispose();
    }

    [Fact]
    public void Everything_a_person_must_know_is_shown_before_the_question()
    {
        new Consent(new StringReader(""), _shown, isInteractive: true).Show(Manifest, "/data/mine");
        Assert.Equal(
            "Mine, of unknown size, into /data/mine\n  https://example.org/a (known from its page)\n  https://example.org/b (confirmed by no documentation)\n"
            + "Source: The test.\nLicence: CC0, made up\n", _shown.ToString());
    }

    private void Ask(string typed, bool isInteractive = true) =>
        new Consent(new StringReader(typed), _shown, isInteractive).Require(Manifest, TestContext.Current.CancellationToken);

    /// <summary>A person who does not answer.</summary>
    private sealed class SilentReader : TextReader
    {
        private readonly TaskCompletionSource waiting = new();
        private readonly ManualResetEventSlim end = new();

        public Task Waiting => waiting.Task;

        public override string? ReadLine()
        {
            waiting.TrySetResult();
            end.Wait(TimeSpan.FromSeconds(60));
            return null;
        }

        protected override void Dispose(bool disposing) => end.Set();
    }
}
