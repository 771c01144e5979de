using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.Elmo;

/// <summary>
/// Reads the plain part of HDF5 in which networks of the 2010s are kept: superblock 0, groups by B-tree and local heap, arrays of float32 or
/// float64 that lie in one piece, uncompressed and little-endian. What is anything else is refused by name.
/// </summary>
/// <remarks>HDF5 File Format Specification Version 1.0 and 2.0, The HDF Group. The whole file is read into memory.</remarks>
internal sealed class Hdf5File
{
    private const int EntryLength = 40, MostDepth = 16;

    private const long LargestFile = int.MaxValue;

    private static readonly byte[] Signature = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly string path;
    private readonly byte[] bytes;
    private readonly SortedDictionary<string, long> datasets = new(StringComparer.Ordinal);
    private readonly HashSet<long> headers = [];

    private Hdf5File(string path, byte[] bytes) => (this.path, this.bytes) = (path, bytes);

    /// <summary>The paths of all arrays: <c>CNN/W_cnn_0</c>.</summary>
    public IReadOnlyCollection<string> Names => datasets.Keys;

    /// <summary>Opens a file and finds its arrays.</summary>
    /// <exception cref="MerException">It is missing, too large, cut, or laid out in a way that is not known here.</exception>
    public static Hdf5File Open(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw new MerException("There is no such file.", path);
        if (info.Length > LargestFile)
            throw new MerException(FormattableString.Invariant($"The file has {info.Length} bytes; at most {LargestFile} are read."), path);
        var file = new Hdf5File(path, File.ReadAllBytes(path));
        file.ReadSuperblock();
        return file;
    }

    /// <summary>An array: its values, the last axis running fastest, and its shape.</summary>
    /// <param name="name">Its path.</param>
    /// <exception cref="MerException">There is none, or it is kept in a way that is not known here.</exception>
    public (float[] Values, long[] Shape) Read(string name)
    {
        if (!datasets.TryGetValue(name, out long header))
            throw new MerException($"The file has no array '{name}'.", path, $"It has: {string.Join(", ", Names.Take(30))}.");
        long[]? shape = null;
        int? width = null;
        ReadOnlyMemory<byte>? data = null;
        foreach ((int type, ReadOnlyMemory<byte> message) in Messages(header))
        {
            switch (type)
            {
                case 0x01:
                    shape = Shape(message.Span, name);
                    break;
                case 0x03:
                    width = Width(message.Span, name);
                    break;
                case 0x08:
                    data = Data(message, name);
                    break;
                case 0x0B:
                    throw Unknown($"the array '{name}' is compressed");
            }
        }
        if (shape is null || width is null || data is null)
            throw Unknown($"the array '{name}' lacks its shape, type or place");
        long count = shape.Aggregate(1L, (product, length) => checked(product * length));
        if (count * width != data.Value.Length)
            throw Cut($"the array '{name}' of {string.Join(" x ", shape)} needs {count * width} bytes and has {data.Value.Length}");
        if (width == sizeof(float))
            return (MemoryMarshal.Cast<byte, float>(data.Value.Span).ToArray(), shape);
        return ([.. MemoryMarshal.Cast<byte, double>(data.Value.Span).ToArray().Select(value => (float)value)], shape);
    }

    private void ReadSuperblock()
    {
        if (bytes.Length < 96 || !bytes.AsSpan(0, 8).SequenceEqual(Signature))
            throw new MerException("This is no HDF5 file.", path);
        if (bytes[8] != 0)
            throw Unknown($"its superblock is of version {bytes[8]}, not 0");
        if (bytes[13] != 8 || bytes[14] != 8)
            throw Unknown($"its offsets have {bytes[13]} and its lengths {bytes[14]} bytes, not 8");
        if (Long(24) != 0)
            throw Unknown("its base address is not 0");
        if (Long(40) is var end && end > bytes.Length)
            throw Cut($"it should have {end} bytes and has {bytes.Length}");
        ReadGroup(Long(56 + 8), "", 0);
    }

    private void ReadGroup(long header, string prefix, int depth)
    {
        if (depth > MostDepth)
            throw Unknown($"its groups are more than {MostDepth} deep");
        // A file made to do harm could name one group many times in itself.
        if (!headers.Add(header))
            throw Unknown($"'{prefix}' is there under two names");
        foreach ((int type, ReadOnlyMemory<byte> message) in Messages(header))
        {
            if (type == 0x11)
            {
                ReadTree(BinaryPrimitives.ReadInt64LittleEndian(message.Span), Heap(BinaryPrimitives.ReadInt64LittleEndian(message.Span[8..])), prefix, depth);
                return;
            }
            if (type is 0x02 or 0x06)
                throw Unknown($"its group '{prefix}' is of the newer kind");
        }
        if (prefix.Length > 0)
            datasets[prefix] = header;
    }

    private void ReadTree(long node, long heap, string prefix, int depth)
    {
        Mark(node, "TREE");
        if (Byte(node + 4) != 0)
            throw Unknown("a B-tree is not of a group");
        int level = Byte(node + 5), used = Short(node + 6);
        if (level > MostDepth)
            throw Unknown("a B-tree is too deep");
        for (int i = 0; i < used; i++)
        {
            long child = Long(node + 24 + 8 + (i * 16L));
            if (level > 0)
            {
                if (Byte(child + 5) >= level)
                    throw Unknown("a B-tree runs in a circle");
                ReadTree(child, heap, prefix, depth);
            }
            else
                ReadSymbols(child, heap, prefix, depth);
        }
    }

    private void ReadSymbols(long node, long heap, string prefix, int depth)
    {
        Mark(node, "SNOD");
        int count = Short(node + 6);
        for (int i = 0; i < count; i++)
        {
            long entry = node + 8 + ((long)i * EntryLength);
            string name = Text(heap + Long(entry));
            ReadGroup(Long(entry + 8), prefix.Length == 0 ? name : $"{prefix}/{name}", depth + 1);
        }
    }

    private long Heap(long address)
    {
        Mark(address, "HEAP");
        return Long(address + 24);
    }

    // Object header version 1, with what is continued elsewhere.
    private IEnumerable<(int Type, ReadOnlyMemory<byte> Data)> Messages(long header)
    {
        if (Byte(header) != 1)
            throw Unknown($"an object's header is of version {Byte(header)}, not 1");
        int left = Short(header + 2);
        var blocks = new Queue<(long At, long Length)>([(header + 16, Int(header + 8))]);
        while (left > 0 && blocks.TryDequeue(out (long At, long Length) block))
        {
            for (long at = block.At, end = block.At + block.Length; left > 0 && at + 8 <= end; left--)
            {
                int type = Short(at), size = Short(at + 2);
                ReadOnlyMemory<byte> data = Slice(at + 8, size);
                if (type == 0x10)
                    blocks.Enqueue((BinaryPrimitives.ReadInt64LittleEndian(data.Span), BinaryPrimitives.ReadInt64LittleEndian(data.Span[8..])));
                else
                    yield return (type, data);
                at += 8 + size;
            }
        }
    }

    private long[] Shape(ReadOnlySpan<byte> message, string name)
    {
        int start = message[0] switch { 1 => 8, 2 => 4, byte version => throw Unknown($"the shape of '{name}' is of version {version}") };
        var shape = new long[message[1]];
        for (int axis = 0; axis < shape.Length; axis++)
            shape[axis] = BinaryPrimitives.ReadInt64LittleEndian(message[(start + (axis * 8))..]);
        return shape;
    }

    private int Width(ReadOnlySpan<byte> message, string name)
    {
        const int FloatingPoint = 1;
        int width = BinaryPrimitives.ReadInt32LittleEndian(message[4..]);
        return (message[0] & 15) == FloatingPoint && (message[1] & 1) == 0 && width is 4 or 8
            ? width
            : throw Unknown($"the values of '{name}' are not little-endian float32 or float64");
    }

    private ReadOnlyMemory<byte> Data(ReadOnlyMemory<byte> message, string name)
    {
        ReadOnlySpan<byte> span = message.Span;
        return (span[0], span[1]) switch
        {
            (3, 0) => message.Slice(4, BinaryPrimitives.ReadUInt16LittleEndian(span[2..])),
            (3, 1) => Slice(BinaryPrimitives.ReadInt64LittleEndian(span[2..]), BinaryPrimitives.ReadInt64LittleEndian(span[10..])),
            (3, 2) => throw Unknown($"the array '{name}' is kept in chunks"),
            _ => throw Unknown($"the array '{name}' is kept in a way of version {span[0]}"),
        };
    }

    private void Mark(long at, string mark)
    {
        if (!Slice(at, 4).Span.SequenceEqual(Encoding.ASCII.GetBytes(mark)))
            throw Cut($"there is no {mark} at byte {at}");
    }

    private string Text(long at)
    {
        ReadOnlySpan<byte> rest = Slice(at, bytes.Length - Math.Clamp(at, 0, bytes.Length)).Span;
        int end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.UTF8.GetString(rest[..end]) : throw Cut("a name does not end");
    }

    private byte Byte(long at) => Slice(at, 1).Span[0];

    private int Short(long at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, 2).Span);

    private int Int(long at) => BinaryPrimitives.ReadInt32LittleEndian(Slice(at, 4).Span);

    private long Long(long at) => BinaryPrimitives.ReadInt64LittleEndian(Slice(at, 8).Span);

    private ReadOnlyMemory<byte> Slice(long at, long length) => at >= 0 && length >= 0 && at <= bytes.Length - length
        ? bytes.AsMemory((int)at, (int)length)
        : throw Cut($"bytes {at} to {at + length} are asked for and there are {bytes.Length}");

    private MerException Unknown(string what) =>
        new($"This HDF5 file cannot be read here: {what}.", path, "Write it anew with h5py's defaults, without chunks or compression.");

    private MerException Cut(string what) => new($"This HDF5 file is damaged or cut: {what}.", path, "Get it anew.");
}
