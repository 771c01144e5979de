using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>A file as memory, read only: a page is read when it is first touched, and shared with whoever else maps the file.</summary>
internal sealed unsafe partial class MappedBytes : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private bool _closed;

    private MappedBytes(string path, FileStream stream)
    {
        Path = path;
        Length = stream.Length;
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public long Length { get; }

    /// <summary>Maps a file.</summary>
    /// <exception cref="MerException">There is none, it is empty, a folder or packed, or cannot be read.</exception>
    public static MappedBytes Open(string path)
    {
        if (!File.Exists(path))
            throw new MerException(Directory.Exists(path) ? "This is a folder; expected a file of word vectors." : "There is no such file of word vectors.", path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (stream.Length == 0)
                throw new MerException("The file is empty.", path, "Fetch or train it again.");
            var bytes = new MappedBytes(path, stream);
            if (PackedAs(bytes.Slice(0, (int)Math.Min(4, bytes.Length))) is not { } kind)
                return bytes;
            bytes.Dispose();
            throw new MerException($"This is a {kind} archive; expected the file in it.", path, "Unpack it first, or let 'mer data fetch' do so, which keeps to limits.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MerException($"The file cannot be read: {fault.Message}", path, inner: fault);
        }
    }

    /// <summary>Some of the bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not all lie in the file.</exception>
    public ReadOnlySpan<byte> Slice(long offset, int length)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        return new(_start + offset, length);
    }

    /// <summary>Float32 values from a place that need not be a multiple of four.</summary>
    public ReadOnlySpan<float> Floats(long offset, int count)
    {
        _ = Slice(offset, checked(count * sizeof(float)));
        return new(_start + offset, count);
    }

    /// <summary>Adds rows of a table of float32 to a vector, each number's sum in the order of the rows.</summary>
    /// <remarks>Some columns of all rows after the other, so that their sums stay in registers: the vector is not written and read again for each row.</remarks>
    /// <param name="vector">The vector, as wide as the table.</param>
    /// <param name="start">Where the table begins; need not be a multiple of four.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not all lie in the file.</exception>
    public void AddFloats(Span<float> vector, long start, ReadOnlySpan<long> rows)
    {
        int width = vector.Length, lanes = Vector256<float>.Count, block = 4 * lanes;
        foreach (long row in rows)
            _ = Floats(start + (row * width * sizeof(float)), width);
        float* table = (float*)(_start + start);
        fixed (float* sum = vector)
        {
            int at = 0;
            for (; at <= width - block; at += block)
            {
                var (first, second, third, fourth) = (Vector256.Load(sum + at), Vector256.Load(sum + at + lanes), Vector256.Load(sum + at + (2 * lanes)), Vector256.Load(sum + at + (3 * lanes)));
                foreach (long row in rows)
                {
                    float* from = table + (row * width) + at;
                    first += Vector256.Load(from);
                    second += Vector256.Load(from + lanes);
                    third += Vector256.Load(from + (2 * lanes));
                    fourth += Vector256.Load(from + (3 * lanes));
                }
                first.Store(sum + at);
                second.Store(sum + at + lanes);
                third.Store(sum + at + (2 * lanes));
                fourth.Store(sum + at + (3 * lanes));
            }
            for (; at <= width - Vector128<float>.Count; at += Vector128<float>.Count)
            {
                Vector128<float> few = Vector128.Load(sum + at);
                foreach (long row in rows)
                    few += Vector128.Load(table + (row * width) + at);
                few.Store(sum + at);
            }
            for (; at < width; at++)
            {
                float one = sum[at];
                foreach (long row in rows)
                    one += table[(row * width) + at];
                sum[at] = one;
            }
        }
    }

    /// <summary>Has the processor fetch bytes that will be read soon; a hint, for any place.</summary>
    public void Prefetch(long offset, int length)
    {
        const int Line = 64;
        for (int at = 0; Sse.IsSupported && at < length; at += Line)
            Sse.Prefetch0(_start + offset + at);
    }

    /// <summary>Tells the system that what follows a place is read here and there, so that it reads no more of the file than is touched.</summary>
    public void ReadHereAndThere(long offset)
    {
        const int AdviseRandom = 1;
        long page = Environment.SystemPageSize, first = (offset + page - 1) / page * page;
        if (OperatingSystem.IsLinux() && first < Length)
            _ = Advise(_start + first, (nuint)(Length - first), AdviseRandom);
    }

    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);

    private static string? PackedAs(ReadOnlySpan<byte> head) =>
        head is [0x1F, 0x8B, ..] ? "gzip" : head.StartsWith("PK\u0003\u0004"u8) ? "zip" : null;
}
