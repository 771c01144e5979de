using System.Diagnostics;
using System.Security.Cryptography;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Foundation;
using static MerWorkbench.Tests.Datasets.Downloads.PlayedServer;

namespace MerWorkbench.Tests.Datasets.Downloads;

/// <summary>Against a real server on loopback, with every fault a network has. What never happens: a file under its own name that is not whole.</summary>
public sealed class DownloadTests : IDisposable
{
    private const int Cut = 200_000;

    private static readonly byte[] Content = MakeContent(1), Other = MakeContent(2);

    private static readonly DownloadOptions Hasty = new() { Silence = TimeSpan.FromSeconds(20), Attempts = 2, Pause = TimeSpan.FromMilliseconds(1) };

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = Download.MakeClient();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    private string Target => _folder["a.bin"];

    [Fact]
    public async Task A_file_comes_whole_and_its_progress_is_told_in_bytes()
    {
        using var server = PlayedServer.Of(Content);
        var told = new Told();
        FetchedFile file = await Get(Known(server["a"]), told);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(new FetchedFile("a.bin", server["a"], Content.Length, Hash(Content), HashOrigin.ManifestSha256), file);
        Assert.True(told.Values[^1] is { InBytes: true } last && last.Done == Content.Length && last.Total == Content.Length);
        Assert.Equal(told.Values.Select(value => value.Done).Order(), told.Values.Select(value => value.Done));
        Assert.Equal([Target], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public async Task A_broken_connection_goes_on_with_only_the_rest()
    {
        using var server = new PlayedServer(request => Response.File(request, Content) with { SentBytes = request.From is null ? Cut : int.MaxValue });
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([null, Cut], server.Requests.Select(request => request.From));
        Assert.Equal("\"one\"", server.Requests[1].Headers["If-Range"]);
    }

    [Fact]
    public async Task A_server_that_always_breaks_gets_there_piece_by_piece()
    {
        using var server = new PlayedServer(request => Response.File(request, Content) with { SentBytes = Cut });
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(Content.Length / Cut, server.Requests.Count);
    }

    [Fact]
    public async Task A_stopped_download_goes_on_in_the_next_process()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new PlayedServer(request => Response.File(request, Content) with { SentBytes = request.From is null ? Cut : int.MaxValue, Hangs = request.From is null });
        Task<FetchedFile> first = Get(Known(server["a"]), cancel: cancel.Token);
        await Until(() => File.Exists(Target + ".part") && new FileInfo(Target + ".part").Length == Cut);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(File.Exists(Target));
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([null, Cut], server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_part_that_is_already_whole_is_checked_and_not_fetched_again()
    {
        using var server = PlayedServer.Of(Content);
        PutPart(server["a"], Content, tag: "\"one\"");
        await Get(Known(server["a"]));
        Assert.Empty(server.Requests);
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_wrong_hash_leaves_nothing_and_says_both_hashes(bool isMd5)
    {
        using var server = PlayedServer.Of(Other);
        FetchFile file = isMd5 ? Known(server["a"]) with { Sha256 = null, Md5 = Convert.ToHexStringLower(MD5.HashData(Content)) } : Known(server["a"]);
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(file));
        Assert.Contains($"{server["a"]}: expected {(isMd5 ? $"MD5 {file.Md5}" : $"SHA-256 {file.Sha256}")} (as the test says), got ", problem.Message);
        Assert.Contains("What came was removed.", problem.Message);
        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public async Task Pieces_that_do_not_fit_together_are_fetched_once_more_from_the_beginning()
    {
        // The part is of another file, though size and tag say it is not.
        using var server = PlayedServer.Of(Content);
        PutPart(server["a"], Other[..Cut], tag: "\"one\"");
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([Cut, null], server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_server_that_never_sends_the_end_is_given_up_with_the_part_kept()
    {
        using var server = new PlayedServer(request => request.From is null
            ? Response.File(request, Content) with { SentBytes = Cut }
            : Response.File(request, Content) with { SentBytes = 0 });
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Known(server["a"])));
        Assert.Contains("200.0 kB of it are kept; the same command goes on from there.", problem.Message);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task A_cut_body_without_a_length_is_told_by_the_size_that_was_expected()
    {
        using var server = new PlayedServer(_ => new Response(200, Content) { HidesLength = true, SentBytes = Cut });
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Known(server["a"])));
        Assert.Contains($"expected {Content.Length} bytes, got {Cut}", problem.Message);
        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public async Task A_body_without_a_length_and_without_an_end_is_stopped_at_the_size_that_was_expected()
    {
        using var server = new PlayedServer(_ => new Response(200, [.. Content, .. Other]) { HidesLength = true });
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Known(server["a"])));
        Assert.Contains("more came than the", problem.Message);
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed_also_when_going_on(int code)
    {
        using var server = new PlayedServer(request => request.Path == "a"
            ? Response.Of(code) with { Headers = new() { ["Location"] = "/there/b" } }
            : Response.File(request, Content) with { SentBytes = request.From is null ? Cut : int.MaxValue });
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(["a", "there/b", "a", "there/b"], server.Requests.Select(request => request.Path));
        Assert.Equal(Cut, server.Requests[3].From);
    }

    [Fact]
    public async Task A_ring_of_redirects_ends_in_words()
    {
        using var server = new PlayedServer(_ => Response.Of(302) with { Headers = new() { ["Location"] = "/a" } });
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Known(server["a"])));
        Assert.Contains("302", problem.Message);
    }

    [Theory]
    [InlineData(404, "the file is not there (404).")]
    [InlineData(410, "the file is not there (410).")]
    [InlineData(403, "access is refused (403); perhaps one must log in there first.")]
    [InlineData(503, "the server answers 503 X.")]
    public async Task Where_one_address_fails_the_next_is_taken_and_all_are_told_if_none_serves(int code, string said)
    {
        using var server = new PlayedServer(request => request.Path == "good" ? Response.File(request, Content) : Response.Of(code));
        FetchFile file = Known(server["bad"]) with { Addresses = [server["bad"], server["good"]] };
        Assert.Equal(server["good"], (await Get(file)).Address);
        Assert.Equal(code >= 500 ? 2 : 1, server.Requests.Count(request => request.Path == "bad"));
        File.Delete(Target);
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(file with { Addresses = [server["bad"], server["worse"]] }));
        Assert.StartsWith($"a.bin could not be fetched:\n  {server["bad"]}: {said}\n  {server["worse"]}: {said}\n", problem.Message);
        Assert.EndsWith("Nothing of it is kept; the same command tries again.", problem.Message);
    }

    [Fact]
    public async Task A_web_page_in_place_of_the_file_is_refused()
    {
        using var server = new PlayedServer(_ => Response.Of(200, "<html>Log in</html>") with { Headers = new() { ["Content-Type"] = "text/html; charset=utf-8" } });
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Unknown(server["a"])));
        Assert.Contains("it answers with a web page, not with the file", problem.Message);
        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_starts_anew()
    {
        int asked = 0;
        using var server = new PlayedServer(_ => new Response(200, Content) { SentBytes = asked++ == 0 ? Cut : int.MaxValue });
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([null, Cut], server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task Without_hash_or_validator_nothing_is_gone_on_with()
    {
        int asked = 0;
        using var server = new PlayedServer(_ => new Response(200, Content) { SentBytes = asked++ == 0 ? Cut : int.MaxValue });
        Assert.Equal(HashOrigin.Nothing, (await Get(Unknown(server["a"]))).ComparedWith);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([null, null], server.Requests.Select(request => request.From));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_changes_between_two_pieces_is_fetched_anew(bool minds)
    {
        // A good server answers If-Range with the whole new file; a careless one sends the rest of the new file, with its tag.
        int asked = 0;
        using var server = new PlayedServer(request => asked++ == 0
            ? Response.File(request, Content) with { SentBytes = Cut }
            : Response.File(minds ? request : request with { Headers = new(request.Headers.Where(header => header.Key != "If-Range")) }, Other, "\"two\""));
        await Get(Unknown(server["a"]));
        Assert.Equal(Other, File.ReadAllBytes(Target));
        Assert.Equal(minds ? [null, Cut] : [null, Cut, null], server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task Last_Modified_stands_in_where_there_is_no_tag()
    {
        const string Then = "Sun, 06 Nov 1994 08:49:37 GMT";
        using var server = new PlayedServer(request => request.From is { } from
            ? new(206, Content[from..]) { Headers = { ["Last-Modified"] = Then, ["Content-Range"] = $"bytes {from}-{Content.Length - 1}/{Content.Length}" } }
            : new(200, Content) { Headers = { ["Last-Modified"] = Then }, SentBytes = Cut });
        await Get(Unknown(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(Then, server.Requests[1].Headers["If-Range"]);
    }

    [Fact]
    public async Task A_part_longer_than_the_file_is_thrown_away()
    {
        using var server = new PlayedServer(request => request.From > 10 ? Response.Of(416) : Response.File(request, Content));
        PutPart(server["a"], Other[..Cut], tag: "\"one\"");
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Another_mirror_goes_on_with_the_part_where_the_hash_can_tell()
    {
        using var server = new PlayedServer(request => request.Path == "two" ? Response.File(request, Content, "\"its own\"")
            : request.From is null ? Response.File(request, Content) with { SentBytes = Cut } : Response.Of(503));
        await Get(Known(server["one"]) with { Addresses = [server["one"], server["two"]] });
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(Cut, server.Requests[^1].From);
        Assert.False(server.Requests[^1].Headers.ContainsKey("If-Range"));
    }

    [Fact]
    public async Task Another_size_than_expected_is_refused_before_it_is_fetched()
    {
        using var server = new PlayedServer(_ => new Response(200, Content[..1000]) { SentBytes = 0, Hangs = true });
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Known(server["a"])));
        Assert.Contains($"it has 1000 bytes there where {Content.Length} were expected (as the test says).", problem.Message);
    }

    [Fact]
    public async Task A_full_disk_says_how_much_is_needed_and_keeps_what_came()
    {
        using var server = PlayedServer.Of(Content);
        var download = new Download(_client, Hasty) { Open = (path, mode) => new SmallDisk(path, mode, Cut) };
        var problem = await Assert.ThrowsAsync<MerException>(() => download.FetchAsync(Known(server["a"]), Target, cancel: TestContext.Current.CancellationToken));
        Assert.Equal($"{_folder.Root}: The disk is full: a.bin needs 3.8 MB more. Make room, or name a folder on another disk; the same command goes on from here.", problem.Message);
        Assert.False(File.Exists(Target));
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(Cut, server.Requests[^1].From);
    }

    [Fact]
    public async Task A_disk_that_is_too_small_is_told_before_the_first_byte()
    {
        using var server = new PlayedServer(_ => new Response(200, []) { HidesLength = true, Headers = { ["Content-Length"] = "190000000000000000" }, Hangs = true });
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Unknown(server["a"])));
        Assert.Matches(@"The disk is too full: a\.bin needs 190000000\.0 GB more, .* are free", problem.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Cut)]
    public async Task A_silent_server_is_given_up(int sent)
    {
        using var server = new PlayedServer(request => request.From is null ? Response.File(request, Content) with { SentBytes = sent, Hangs = true } : Response.Of(503));
        var watch = Stopwatch.StartNew();
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Known(server["a"]), options: Hasty with { Silence = TimeSpan.FromSeconds(0.5), Attempts = 1 }));
        Assert.Contains(sent == 0 ? "nothing came for 0.5 s." : "503", problem.Message);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.4, 10);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task No_server_and_no_network_are_told_apart()
    {
        string closed;
        using (var server = PlayedServer.Of(Content))
            closed = server["a"];
        var problem = await Assert.ThrowsAsync<MerException>(() => Get(Known(closed) with { Addresses = [closed, "http://no-such-host.invalid/a"] }));
        Assert.Contains($"{closed}: no connection: Connection refused", problem.Message);
        Assert.Contains("http://no-such-host.invalid/a: the server's name is not known; is there a network?", problem.Message);
    }

    [Fact]
    public async Task A_whole_file_that_is_there_is_kept_and_a_changed_one_replaced()
    {
        using var server = PlayedServer.Of(Content);
        File.WriteAllBytes(Target, Content);
        Assert.Null((await Get(Known(server["a"]))).Address);
        Assert.Empty(server.Requests);
        File.WriteAllBytes(Target, Other);
        await Get(Known(server["a"]));
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    private Task<FetchedFile> Get(FetchFile file, IProgress<WorkProgress>? progress = null, DownloadOptions? options = null, CancellationToken? cancel = null) =>
        new Download(_client, options ?? Hasty).FetchAsync(file, Target, progress, cancel ?? TestContext.Current.CancellationToken);

    private void PutPart(string address, byte[] bytes, string tag)
    {
        _folder.Put("a.bin.part", bytes);
        new PartFile(Target).State = new(address, tag, null, Content.Length, 1);
    }

    private static FetchFile Known(string address) => Unknown(address) with { Bytes = Content.Length, Sha256 = Hash(Content), HashFrom = "as the test says" };

    private static FetchFile Unknown(string address) => new() { Name = "a.bin", Addresses = [address] };

    private static string Hash(byte[] bytes) => ContentHash.OfBytes(bytes).Hex;

    private static byte[] MakeContent(int seed)
    {
        var bytes = new byte[4_000_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task Until(Func<bool> holds)
    {
        for (int i = 0; !holds(); i++)
        {
            Assert.True(i < 1000, "It did not come to that in 10 s.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private sealed class Told : IProgress<WorkProgress>
    {
        public List<WorkProgress> Values { get; } = [];

        public void Report(WorkProgress value) => Values.Add(value);
    }

    /// <summary>A disk that is full after some bytes, as the system says it.</summary>
    private sealed class SmallDisk(string path, FileMode mode, int room) : FileStream(path, mode, FileAccess.Write, FileShare.Read, 0)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            int fits = (int)Math.Min(count, room - Position);
            base.Write(buffer, offset, fits);
            if (fits < count)
                throw new IOException("No space left on device", 28);
        }
    }
}
