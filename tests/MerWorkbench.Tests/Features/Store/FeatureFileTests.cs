using System.Diagnostics;
using System.Text.Json;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Features.Store;

public sealed class FeatureFileTests : IDisposable
{
    private const string NoPython = "needs /usr/bin/python3 with numpy";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static bool HasNoPython
    {
        get
        {
            if (!File.Exists("/usr/bin/python3"))
                return true;
            using var probe = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", "import numpy"]) { RedirectStandardError = true })!;
            probe.WaitForExit();
            return probe.ExitCode != 0;
        }
    }

    [Fact(Skip = NoPython, SkipWhen = nameof(HasNoPython))]
    public void Python_reads_the_same_numbers()
    {
        // Another reader of the format, which checks the header as the format's specification asks.
        string path = _folder["song.safetensors"], script = _folder.Put("plain_safetensors.py", Golden.Bytes("safetensors/plain_safetensors.py"));
        float[] values = [.. Enumerable.Range(0, 3 * 7).Select(i => (i - 9) / 8f)];
        Write(path, values, bins: 7, ["short: got 1 of 2 \"declared\" samples – ü."]);

        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, "dump", path]) { RedirectStandardOutput = true })!;
        using var dump = JsonDocument.Parse(python.StandardOutput.ReadToEnd());
        python.WaitForExit();

        Assert.Equal(0, python.ExitCode);
        var tensor = dump.RootElement.GetProperty("tensors").GetProperty("features");
        Assert.Equal("F32", tensor.GetProperty("dtype").GetString());
        Assert.Equal([3, 7], tensor.GetProperty("shape").EnumerateArray().Select(x => x.GetInt32()));
        Assert.Equal(values.Sum(x => (double)x), tensor.GetProperty("sum").GetDouble());
        Assert.Equal(values, tensor.GetProperty("values").EnumerateArray().Select(x => x.GetSingle()));
        var about = dump.RootElement.GetProperty("metadata");
        Assert.Equal("0.25", about.GetProperty("hop_seconds").GetString());
        Assert.Contains("– ü", about.GetProperty("warnings").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_matrix_is_neither_copied_to_be_written_nor_to_be_read()
    {
        const int Bins = 1000, Rows = 60_000;
        const long Bytes = (long)Bins * Rows * sizeof(float);
        string path = _folder["large.safetensors"];
        var values = new float[Bins * Rows];
        values[^1] = 7;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Write(path, values, Bins, []);
        long written = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(written, 0, 1 << 20);

        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Rows, FeatureFile.Check(path)!.Frames);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);

        var set = new Wide(Bins);
        before = GC.GetAllocatedBytesForCurrentThread();
        var read = FeatureFile.Read(path, set, Audio);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Bytes, Bytes + (4 << 20));
        Assert.Equal(7, read![Rows - 1, Bins - 1]);
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_the_old_file_and_nothing_else()
    {
        string path = _folder["song.safetensors"];
        Write(path, [1, 2], bins: 2, []);
        byte[] old = File.ReadAllBytes(path);

        var fault = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
            FeatureFile.Write(new FullDisk(stream, room: 700), HeaderOf(1000, 2, []), [new float[2000]])));

        Assert.Equal("No space left on device", fault.Message);
        Assert.Equal(old, File.ReadAllBytes(path));
        Assert.Equal(path, Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Root)));
    }

    [Theory]
    [InlineData("""{"features":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""")]
    [InlineData("""{"__metadata__":{},"features":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""")]
    [InlineData("""{"__metadata__":null,"features":null}""")]
    [InlineData("""{"__metadata__":{"sha256":"0000000000000000000000000000000000000000000000000000000000000000","set":"x","set_hash":"x","audio_sha256":"x","first_seconds":"x","hop_seconds":"1","warnings":"[]"},"features":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""")]
    [InlineData("""{"__metadata__":{"sha256":"0000000000000000000000000000000000000000000000000000000000000000"},"features":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public void Another_programs_file_is_not_taken_for_features(string json)
    {
        byte[] header = System.Text.Encoding.UTF8.GetBytes(json);
        string path = _folder.Put("other.safetensors", [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[8]]);
        Assert.Null(FeatureFile.Check(path));
        Assert.Null(FeatureFile.Read(path, new Wide(1), Audio));
    }

    private static ContentHash Audio { get; } = ContentHash.OfText("song");

    private static FeatureHeader HeaderOf(int frames, int bins, string[] warnings) =>
        new("wide", new Wide(bins).Hash.Hex, Audio.Hex, frames, bins, new RowTiming(new(0.125), new(0.25)), warnings, FeatureHeader.NoDigest);

    private static void Write(string path, float[] values, int bins, string[] warnings) =>
        AtomicFile.Write(path, stream => FeatureFile.Write(stream, HeaderOf(values.Length / bins, bins, warnings), [values]));

    private sealed class Wide(int bins) : FeatureSet
    {
        private static readonly Descriptor Any = new("x", FeatureGroup.LowLevel, "1", "any", "A number.", "none");

        public override string Name => "wide";

        public override int Version => 1;

        public override IReadOnlyList<FeatureColumn> Columns { get; } = [.. Enumerable.Range(0, bins).Select(i => new FeatureColumn($"x_{i}", Any))];

        public override string Parameters => "none";

        public override FeatureRows Compute(MerWorkbench.Audio.SoundSource sound, CancellationToken cancellation = default) => throw new NotSupportedException();
    }

    private sealed class FullDisk(Stream inner, int room) : Stream
    {
        private int _left = room;

        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer[..Math.Min(buffer.Length, _left)]);
            if ((_left -= buffer.Length) < 0)
                throw new IOException("No space left on device", 28);
        }
    }
}
