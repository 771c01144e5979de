using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets.Downloads;

/// <summary>Archives as strangers make them. After a refusal no file is left, inside the folder or outside.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Target => _folder["out"];

    public static TheoryData<string> BadNames =>
        ["../evil.txt", "a/../../evil.txt", "..", "/tmp/evil.txt", "//evil.txt", "C:/evil.txt", "c:evil.txt", "..\\evil.txt", "a\\..\\..\\evil.txt", "\\evil.txt"];

    public static TheoryData<ArchiveKind> Kinds => [ArchiveKind.Zip, ArchiveKind.TarGz];

    [Theory, MemberData(nameof(Kinds))]
    public void A_good_archive_is_unpacked_with_its_folders(ArchiveKind kind)
    {
        string path = kind == ArchiveKind.Zip
            ? Zip(("songs/", null), ("songs/ä b.txt", "one"), ("./top.txt", "two"), ("songs/empty", ""))
            : Tar(Folder("./"), Folder("songs/"), Entry("songs/ä b.txt", "one"), Entry("./top.txt", "two"), Entry("songs/empty", ""));
        Assert.Equal(3, Unpack(path, kind));
        Assert.Equal(("one", "two", ""), (File.ReadAllText(Path.Combine(Target, "songs", "ä b.txt")), File.ReadAllText(Path.Combine(Target, "top.txt")), File.ReadAllText(Path.Combine(Target, "songs", "empty"))));
    }

    [Fact]
    public void A_gzipped_file_loses_its_ending_and_a_plain_one_is_copied()
    {
        Unpack(_folder.Put("words.vec.gz", Gzip(Encoding.UTF8.GetBytes("one"))), ArchiveKind.Gz);
        Unpack(_folder.PutText("labels.txt", "two"), ArchiveKind.None);
        Assert.Equal(("one", "two"), (File.ReadAllText(Path.Combine(Target, "words.vec")), File.ReadAllText(Path.Combine(Target, "labels.txt"))));
    }

    [Theory, MemberData(nameof(BadNames))]
    public void A_name_that_leaves_the_folder_is_refused(string name)
    {
        Refused(Zip(("good.txt", "x"), (name, "evil")), ArchiveKind.Zip, $"its entry '{name}' is outside the folder");
        Refused(Tar(Entry("good.txt", "x"), Entry(name, "evil")), ArchiveKind.TarGz, $"its entry '{name}' is outside the folder");
    }

    [Fact]
    public void A_name_with_a_zero_byte_is_refused()
    {
        string path = Zip(("good.txt", "x"), ("eviltxt", "evil"));
        byte[] bytes = File.ReadAllBytes(path);
        for (int at; (at = bytes.AsSpan().IndexOf("eviltxt"u8)) >= 0;)
            bytes[at + 4] = 0;
        Refused(_folder.Put("zero.zip", bytes), ArchiveKind.Zip, "outside the folder");
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    public void Links_and_devices_in_tar_are_refused(TarEntryType type)
    {
        var link = new PaxTarEntry(type, "link");
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            link.LinkName = "/tmp";
        Refused(Tar(Entry("good.txt", "x"), link, Entry("link/evil.txt", "evil")), ArchiveKind.TarGz, "its entry 'link' is a link or a device");
    }

    [Fact]
    public void Links_in_zip_are_refused()
    {
        string path = Zip(("good.txt", "x"), ("link", "/tmp"));
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Update))
            zip.GetEntry("link")!.ExternalAttributes = unchecked((int)0xA1FF0000);
        Refused(path, ArchiveKind.Zip, "its entry 'link' is a link or a device");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Doubled_names_are_refused(ArchiveKind kind)
    {
        Refused(kind == ArchiveKind.Zip ? Zip(("a", "1"), ("a", "2")) : Tar(Entry("a", "1"), Entry("./a", "2")), kind, "is there twice");
        Refused(kind == ArchiveKind.Zip ? Zip(("a", "1"), ("a/b", "2")) : Tar(Entry("a", "1"), Entry("a/b", "2")), kind, "its entry 'a/b' is there twice");
        Refused(kind == ArchiveKind.Zip ? Zip(("a/b", "1"), ("a", "2")) : Tar(Entry("a/b", "1"), Entry("a", "2")), kind, "its entry 'a' is there twice");
    }

    [Fact]
    public void What_is_there_already_is_not_replaced()
    {
        _folder.PutText("out/a", "mine");
        Assert.Contains("is there twice", Assert.Throws<MerException>(() => Unpack(Zip(("b", "1"), ("a", "2")), ArchiveKind.Zip)).Message);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Target, "a")));
        Assert.False(File.Exists(Path.Combine(Target, "b")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_bomb_is_stopped_at_the_limit(ArchiveKind kind)
    {
        string zeros = new('0', 5_000_000);
        string path = kind == ArchiveKind.Zip ? Zip(("good", "x"), ("bomb", zeros)) : Tar(Entry("good", "x"), Entry("bomb", zeros));
        Refused(path, kind, "unpacks to more than 1.0 MB, which is not believable", new(100, 1_000_000));
    }

    [Fact]
    public void A_gzip_bomb_is_stopped_by_the_usual_limits()
    {
        string path = _folder.Put("bomb.gz", Gzip(new byte[120_000_000]));
        Assert.InRange(new FileInfo(path).Length, 1, 2_000_000);
        Refused(path, ArchiveKind.Gz, "unpacks to more than 100.0 MB");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Too_many_entries_are_refused(ArchiveKind kind)
    {
        string path = kind == ArchiveKind.Zip ? Zip([.. Enumerable.Range(0, 12).Select(i => ($"f{i}", (string?)""))]) : Tar([.. Enumerable.Range(0, 12).Select(i => Entry($"f{i}", ""))]);
        Refused(path, kind, "holds more than 10 entries ('f10' is the next)", new(10, 1000));
    }

    [Theory]
    [InlineData(ArchiveKind.Zip)]
    [InlineData(ArchiveKind.TarGz)]
    [InlineData(ArchiveKind.Gz)]
    public void An_archive_cut_anywhere_is_never_taken_for_whole(ArchiveKind kind)
    {
        byte[] noise = new byte[3000];
        new Random(1).NextBytes(noise);
        string text = Convert.ToBase64String(noise);
        string path = kind switch
        {
            ArchiveKind.Zip => Zip(("a", text), ("b", text)),
            ArchiveKind.TarGz => Tar(Entry("a", text), Entry("b", text)),
            _ => _folder.Put("a.gz", Gzip(Encoding.UTF8.GetBytes(text))),
        };
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length += length < whole.Length - 40 ? 97 : 1)
            Refused(_folder.Put("cut.gz", whole[..length]), kind, "The archive is damaged or cut off");
    }

    [Theory]
    [InlineData(ArchiveKind.Zip)]
    [InlineData(ArchiveKind.TarGz)]
    [InlineData(ArchiveKind.Gz)]
    public void Something_else_under_an_archives_name_is_refused(ArchiveKind kind) =>
        Refused(_folder.PutText("page.zip", "<html>404 not found</html>"), kind, "The archive is damaged or cut off");

    [Fact]
    public void A_changed_byte_in_a_zip_is_found_by_its_checksum()
    {
        string path = Zip(CompressionLevel.NoCompression, ("a", "the quick brown fox"));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("quick"u8)] ^= 1;
        Refused(_folder.Put("changed.zip", bytes), ArchiveKind.Zip, "the checksum of 'a' is wrong");
    }

    [Theory]
    [InlineData(ArchiveKind.TarGz)]
    [InlineData(ArchiveKind.Gz)]
    public void A_changed_byte_in_gzip_is_found_by_its_checksum(ArchiveKind kind)
    {
        byte[] noise = new byte[2000];
        new Random(1).NextBytes(noise);
        string path = kind == ArchiveKind.Gz ? _folder.Put("a.gz", Gzip(noise, CompressionLevel.NoCompression))
            : Tar(CompressionLevel.NoCompression, new PaxTarEntry(TarEntryType.RegularFile, "a") { DataStream = new MemoryStream(noise) });
        byte[] bytes = File.ReadAllBytes(path);
        // It is stored as it is, so that a changed byte of it leaves the format whole.
        bytes[bytes.AsSpan().IndexOf(noise.AsSpan(1000, 20))] ^= 1;
        Refused(_folder.Put("changed.gz", bytes), kind, "The archive is damaged or cut off");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_archive_of_nothing_is_refused(ArchiveKind kind) =>
        Refused(kind == ArchiveKind.Zip ? Zip() : Tar(), kind, kind == ArchiveKind.Zip ? "It holds nothing." : "It is empty.");

    [Fact]
    public void An_encrypted_entry_is_refused()
    {
        string path = Zip(("a", "x"));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[6] |= 1;
        bytes[bytes.AsSpan().IndexOf("PK\x1\x2"u8) + 8] |= 1;
        Refused(_folder.Put("secret.zip", bytes), ArchiveKind.Zip, "its entry 'a' is encrypted");
    }

    [Fact]
    public void Stopping_leaves_no_file()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Archive.Unpack(Zip(("a", "x")), ArchiveKind.Zip, Target, cancel: cancel.Token));
        Assert.Empty(Directory.GetFiles(Target, "*", SearchOption.AllDirectories));
    }

    private int Unpack(string path, ArchiveKind kind, ArchiveLimits? limits = null) =>
        Archive.Unpack(path, kind, Target, limits, null, TestContext.Current.CancellationToken);

    private void Refused(string path, ArchiveKind kind, string said, ArchiveLimits? limits = null)
    {
        string[] before = Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories);
        var problem = Assert.Throws<MerException>(() => Unpack(path, kind, limits));
        Assert.Equal(path, problem.Where);
        Assert.Contains(said, problem.Message);
        Assert.NotNull(problem.Remedy);
        Assert.Equal(before, Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories));
        Assert.False(File.Exists("/tmp/evil.txt"));
    }

    private string Zip(params (string Name, string? Text)[] entries) => Zip(CompressionLevel.Optimal, entries);

    private string Zip(CompressionLevel level, params (string Name, string? Text)[] entries)
    {
        string path = _folder[$"{Guid.NewGuid():N}.zip"];
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using Stream stream = zip.CreateEntry(name, level).Open();
            stream.Write(Encoding.UTF8.GetBytes(text ?? ""));
        }
        return path;
    }

    private string Tar(params TarEntry[] entries) => Tar(CompressionLevel.Fastest, entries);

    private string Tar(CompressionLevel level, params TarEntry[] entries)
    {
        using var content = new MemoryStream();
        using (var tar = new TarWriter(content, leaveOpen: true))
        {
            foreach (TarEntry entry in entries)
                tar.WriteEntry(entry);
        }
        return _folder.Put($"{Guid.NewGuid():N}.tar.gz", Gzip(content.ToArray(), level));
    }

    private static PaxTarEntry Entry(string name, string text) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private static PaxTarEntry Folder(string name) => new(TarEntryType.Directory, name);

    private static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, level))
            gzip.Write(bytes);
        return target.ToArray();
    }
}
