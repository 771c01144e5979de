using System.IO.Compression;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Foundation;
using static MerWorkbench.Tests.Datasets.Downloads.PlayedServer;

namespace MerWorkbench.Tests.Datasets.Downloads;

public sealed class FetcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = Download.MakeClient();
    private readonly Dictionary<string, byte[]> _served = new()
    {
        ["labels.zip"] = Zip(("labels/a.csv", "id\n1\n")),
        ["notes.txt"] = "some notes"u8.ToArray(),
    };

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    private string Target => _folder["mine"];

    private string Record => _folder["fetched/mine.json"];

    [Fact]
    public async Task A_fetched_folder_is_whole_with_its_manifest_and_nothing_beside_it()
    {
        using PlayedServer server = Serve();
        FetchReport report = await Fetch(Manifest(server));
        Assert.Equal("id\n1\n", File.ReadAllText(Path.Combine(Target, "labels", "a.csv")));
        Assert.Equal("some notes", File.ReadAllText(Path.Combine(Target, "extra", "notes.txt")));
        DataManifest manifest = DataManifest.TryLoad(Target)!;
        Assert.Equal(["extra/notes.txt", "labels/a.csv"], manifest.Files.Keys);
        Assert.All(manifest.Files.Keys, name => Assert.Null(manifest.Difference(Target, Path.Combine(Target, name))));
        Assert.Equal([HashOrigin.ManifestSha256, HashOrigin.Nothing], report.Files.Select(file => file.ComparedWith));
        Assert.Equal([Target, _folder["fetched"]], Directory.GetFileSystemEntries(_folder.Root).OrderDescending());
        FetchRecord record = FetchRecord.TryLoad(Record)!;
        Assert.Equal(("mine", "CC0, made up", Target), (record.Name, record.Licence, record.Folder));
        Assert.Equal(report.Files, record.Files);

        int asked = server.Requests.Count;
        Assert.True((await Fetch(Manifest(server))).WasThere);
        Assert.Equal(asked, server.Requests.Count);
    }

    [Fact]
    public async Task Without_consent_nothing_is_asked_of_any_server()
    {
        using PlayedServer server = Serve();
        var problem = await Assert.ThrowsAsync<MerException>(() => Fetch(Manifest(server), accepted: false));
        Assert.Equal("The licence of Mine must be accepted first: CC0, made up", problem.Message);
        Assert.Empty(server.Requests);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public async Task Without_a_published_hash_the_first_download_is_what_later_ones_are_compared_with()
    {
        using PlayedServer server = Serve();
        FetchManifest manifest = Manifest(server);
        string first = (await Fetch(manifest)).Files[1].Sha256;
        Directory.Delete(Target, recursive: true);
        Assert.Equal(HashOrigin.EarlierDownload, (await Fetch(manifest)).Files[1].ComparedWith);

        Directory.Delete(Target, recursive: true);
        _served["notes.txt"] = "SOME notes"u8.ToArray();
        var problem = await Assert.ThrowsAsync<MerException>(() => Fetch(manifest));
        Assert.Contains($"expected SHA-256 {first} (the first download's, of {DateTime.UtcNow:yyyy-MM-dd}; if upstream has changed the file since, delete {Record})", problem.Message);
        Assert.False(Directory.Exists(Target));
        Assert.Equal(first, FetchRecord.TryLoad(Record)!.Files[1].Sha256);

        File.Delete(Record);
        await Fetch(manifest);
        Assert.Equal("SOME notes", File.ReadAllText(Path.Combine(Target, "extra", "notes.txt")));
    }

    [Fact]
    public async Task What_is_whole_already_is_not_fetched_twice_after_a_stop()
    {
        using PlayedServer server = Serve(request => request.Path == "notes.txt" ? Response.Of(404) : null);
        await Assert.ThrowsAsync<MerException>(() => Fetch(Manifest(server)));
        Assert.False(Directory.Exists(Target));
        using PlayedServer again = Serve();
        await Fetch(Manifest(again));
        Assert.Equal(["notes.txt"], again.Requests.Select(request => request.Path));
        Assert.True(File.Exists(Path.Combine(Target, "labels", "a.csv")));
    }

    [Fact]
    public async Task What_a_stop_left_half_unpacked_is_thrown_away()
    {
        using PlayedServer server = Serve();
        _folder.PutText("mine.fetching/unpacked/labels/a.csv", "half");
        _folder.PutText("mine.fetching/unpacked/old.csv", "old");
        await Fetch(Manifest(server));
        Assert.Equal("id\n1\n", File.ReadAllText(Path.Combine(Target, "labels", "a.csv")));
        Assert.False(File.Exists(Path.Combine(Target, "old.csv")));
    }

    [Fact]
    public async Task A_refused_archive_leaves_no_folder()
    {
        _served["labels.zip"] = Zip(("labels/a.csv", "id\n"), ("../evil.txt", "evil"));
        using PlayedServer server = Serve();
        var problem = await Assert.ThrowsAsync<MerException>(() => Fetch(Manifest(server)));
        Assert.Contains("its entry '../evil.txt' is outside the folder", problem.Message);
        Assert.False(Directory.Exists(Target));
        Assert.Empty(Directory.GetFiles(_folder.Root, "*.txt", SearchOption.TopDirectoryOnly));
    }

    [Fact]
    public async Task Another_layout_than_expected_is_told_with_what_was_found()
    {
        _served["labels.zip"] = Zip(("other/a.csv", "id\n"));
        using PlayedServer server = Serve();
        var problem = await Assert.ThrowsAsync<MerException>(() => Fetch(Manifest(server)));
        Assert.Contains("Expected labels/a.csv in what was unpacked, got extra, other.", problem.Message);
        Assert.Contains($"the downloaded files are kept in {Target}.fetching", problem.Message);
        Assert.False(Directory.Exists(Target));
        Assert.Equal(_served["labels.zip"], File.ReadAllBytes(Path.Combine(Target + ".fetching", "labels.zip")));
    }

    [Fact]
    public async Task A_folder_with_other_things_is_not_touched()
    {
        using PlayedServer server = Serve();
        _folder.PutText("mine/song.mp3", "mine");
        var problem = await Assert.ThrowsAsync<MerException>(() => Fetch(Manifest(server)));
        Assert.Equal($"{Target}: This folder holds something else than Mine (expected labels/a.csv in it). Move it away, or fetch into another folder; nothing in it was touched.", problem.Message);
        Assert.Empty(server.Requests);
        Assert.Equal("mine", File.ReadAllText(_folder["mine/song.mp3"]));
    }

    [Fact]
    public async Task Two_at_once_do_not_disturb_each_other()
    {
        using PlayedServer server = Serve();
        Directory.CreateDirectory(Target + ".fetching");
        using (new FileStream(Path.Combine(Target + ".fetching", "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            Assert.Contains("Another process is fetching into this folder.", (await Assert.ThrowsAsync<MerException>(() => Fetch(Manifest(server)))).Message);
        Assert.Empty(server.Requests);
        await Fetch(Manifest(server));
    }

    [Fact]
    public async Task What_must_be_got_by_hand_says_how()
    {
        var problem = await Assert.ThrowsAsync<MerException>(() => Fetch(FetchManifest.Find("pmemo")));
        Assert.StartsWith("PMEmo cannot be fetched by a program. Get PMEmo2019 from http://pmemo.hellohui.cn/", problem.Message);
    }

    private Task<FetchReport> Fetch(FetchManifest manifest, bool accepted = true) =>
        new Fetcher(new(_client, new() { Attempts = 1 })).FetchAsync(manifest, accepted, Target, Record, null, TestContext.Current.CancellationToken);

    private PlayedServer Serve(Func<Request, Response?>? fault = null) => new(request => fault?.Invoke(request) ?? Response.File(request, _served[request.Path]));

    private FetchManifest Manifest(PlayedServer server) => new()
    {
        Name = "mine",
        Title = "Mine",
        Licence = "CC0, made up",
        Source = "The test.",
        Mark = "labels/a.csv",
        Files =
        [
            new() { Name = "labels.zip", Addresses = [server["labels.zip"]], Sha256 = ContentHash.OfBytes(_served["labels.zip"]).Hex, HashFrom = "the test", Unpack = ArchiveKind.Zip },
            new() { Name = "notes.txt", Addresses = [server["notes.txt"]], Into = "extra" },
        ],
    };

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }
}
