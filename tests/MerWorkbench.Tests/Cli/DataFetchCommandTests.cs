using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Tests.Datasets.Downloads;
using static MerWorkbench.Tests.Datasets.Downloads.PlayedServer;

namespace MerWorkbench.Tests.Cli;

public sealed class DataFetchCommandTests : IDisposable
{
    private const int Interrupt = 2, Cut = 1_000_000;

    private static readonly byte[] Content = new byte[3_000_000];

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    private string Target => _home["data/weights/mine"];

    [Fact]
    public void Fetched_with_consent_and_not_without()
    {
        using var server = PlayedServer.Of(Content);
        string line = $"data fetch --manifest {Manifest(server)}";
        var (code, _, error) = MerProcess.Run(line, _home.Root);
        Assert.Equal(1, code);
        Assert.Contains("Licence: CC0, made up", error);
        Assert.Contains("Nobody can be asked here whether the licence of Mine is accepted, and so nothing was fetched. Read it above; if you accept it, give --accept-licence.", error);
        Assert.Empty(server.Requests);

        (code, string output, error) = MerProcess.Run(line + " --accept-licence", _home.Root);
        Assert.True(code == 0, error);
        Assert.StartsWith($"Mine is whole in {Target}\n  a.bin: 3.0 MB, SHA-256 as expected\nWhere each came from is kept in {_home["data/fetched/mine.json"]}\n", output);
        Assert.Contains("a.bin: done in", error);
        Assert.Equal(Content, File.ReadAllBytes(Path.Combine(Target, "a.bin")));
        Assert.Equal($"Mine is already in {Target}; nothing was fetched.\n", MerProcess.Run(line, _home.Root).Output);
    }

    [Theory]
    [InlineData("n\n", "The licence was not accepted; nothing was fetched.", 0)]
    [InlineData("maybe\nY\n", "Please answer y or n:", 1)]
    [InlineData("\x03", "Stopped. The same command goes on from here.", 0)]
    public void At_a_terminal_a_person_is_asked_and_Ctrl_C_is_an_answer(string typed, string said, int fetched)
    {
        using var server = PlayedServer.Of(Content);
        // script(1) gives the process a terminal and types what comes on its own input. Its shell gives way to the process:
        // one that stayed would take Ctrl-C too and end with an exit status of its own.
        using Process process = MerProcess.Start("script", ["-qec", $"exec dotnet exec {MerProcess.Program} data fetch --manifest {Manifest(server)}", "/dev/null"], _home.Root, isTypedTo: true);
        var shown = new StringBuilder();
        while (!shown.ToString().EndsWith("[y/N] ", StringComparison.Ordinal) && process.StandardOutput.Read() is >= 0 and int next)
            shown.Append((char)next);
        process.StandardInput.Write(typed);
        process.StandardInput.Flush();
        shown.Append(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Assert.Contains("Licence: CC0, made up\r\nDo you accept it? [y/N] ", shown.ToString());
        Assert.Contains(said, shown.ToString());
        Assert.Equal(fetched, server.Requests.Count);
        Assert.Equal(fetched == 0, !Directory.Exists(Target));
        Assert.Equal(fetched == 0 ? 1 : 0, process.ExitCode);
    }

    [Fact]
    public void Ctrl_C_keeps_what_came_and_the_same_command_goes_on()
    {
        using var server = new PlayedServer(request => Response.File(request, Content) with { SentBytes = request.From is null ? Cut : int.MaxValue, Hangs = request.From is null });
        string line = $"data fetch --manifest {Manifest(server)} --accept-licence --json";
        using (Process process = MerProcess.Start(line, _home.Root))
        {
            string part = Target + ".fetching/a.bin.part";
            while (!process.HasExited && !(File.Exists(part) && new FileInfo(part).Length == Cut))
                Thread.Sleep(5);
            Assert.Equal(0, Kill(process.Id, Interrupt));
            var (stopped, _, error) = MerProcess.End(process);
            Assert.Equal(1, stopped);
            Assert.EndsWith("Stopping; what has come is kept.\nStopped. The same command goes on from here.\n", error);
        }
        Assert.False(Directory.Exists(Target));
        var (code, output, said) = MerProcess.Run(line, _home.Root);
        Assert.True(code == 0, said);
        Assert.Equal([null, Cut], server.Requests.Select(request => request.From));
        Assert.Equal(Content, File.ReadAllBytes(Path.Combine(Target, "a.bin")));
        using var report = JsonDocument.Parse(output);
        Assert.Equal("manifestSha256", report.RootElement.GetProperty("files")[0].GetProperty("comparedWith").GetString());
    }

    [Theory]
    [InlineData("data fetch tem", 1, "mer: Turkish Emotional Music (TEM) cannot be fetched. The set is not public: ask its authors.")]
    [InlineData("data fetch nothing", 1, "mer: Nothing named 'nothing' can be fetched. There are: bert-base-uncased,")]
    [InlineData("data fetch pmemo --accept-licence", 1, "mer: PMEmo cannot be fetched by a program. Get PMEmo2019 from http://pmemo.hellohui.cn/")]
    [InlineData("data fetch deam --manifest x.json", 2, "Name what to fetch, or give a --manifest, not both.")]
    [InlineData("data fetch --manifest /nowhere.json", 1, "mer: /nowhere.json: There is no such manifest.")]
    public void What_cannot_be_is_told_in_a_sentence(string line, int expected, string said)
    {
        var (code, _, error) = MerProcess.Run(line, _home.Root);
        Assert.Equal(expected, code);
        Assert.Contains(said, error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public void Without_a_name_it_lists_what_there_is()
    {
        string table = MerProcess.Run("data fetch", _home.Root).Output;
        Assert.Matches(@"\| fasttext-wiki-news +\| fastText vectors wiki-news-300d-1M", table);
        Assert.Contains("22.7 GB", table);
        using var json = JsonDocument.Parse(MerProcess.Run("data fetch --json", _home.Root).Output);
        Assert.Contains(json.RootElement.EnumerateArray(), one => one.GetProperty("name").GetString() == "elmo-small" && one.GetProperty("bytes").ValueKind == JsonValueKind.Null);
    }

    private string Manifest(PlayedServer server) => _home.PutText("mine.json", $$"""
        {
          "name": "mine", "title": "Mine", "kind": "weights", "licence": "CC0, made up", "source": "the test", "mark": "a.bin",
          "files": [ { "name": "a.bin", "addresses": ["{{server["a.bin"]}}"], "bytes": {{Content.Length}}, "sha256": "{{ContentHash.OfBytes(Content).Hex}}", "hashFrom": "the test" } ]
        }
        """);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
