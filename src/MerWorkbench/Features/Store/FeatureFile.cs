using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Store;

/// <summary>
/// A feature matrix on disk in the layout of safetensors: the length of a JSON header (8 bytes), the header, the values as little-endian
/// float32. The tensor is called <c>features</c>; its metadata say what it is, and hold a SHA-256 over the whole file,
/// taken with the digest's own place filled with zeros.
/// </summary>
internal static class FeatureFile
{
    private const int LongestHeader = 1 << 20, Block = 1 << 18;

    /// <summary>Writes a matrix block by block; no second copy of it is made.</summary>
    /// <param name="stream">An empty stream that can go back.</param>
    /// <param name="about">What it is, with the digest <see cref="FeatureHeader.NoDigest"/>.</param>
    /// <param name="blocks">All values, row after row, in parts of any length; each is used up before the next is asked for.</param>
    public static void Write(Stream stream, FeatureHeader about, IEnumerable<ReadOnlyMemory<float>> blocks)
    {
        byte[] json = about.ToJson();
        var head = new byte[8 + (json.Length + 7) / 8 * 8];
        BinaryPrimitives.WriteInt64LittleEndian(head, head.Length - 8);
        head.AsSpan(8).Fill((byte)' ');
        json.CopyTo(head, 8);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Put(head);
        foreach (var block in blocks)
        {
            for (int at = 0; at < block.Length; at += Block)
                Put(MemoryMarshal.AsBytes(block.Span.Slice(at, Math.Min(Block, block.Length - at))));
        }
        stream.Position = 8 + FeatureHeader.DigestIn(json).Start.Value;
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset())));

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where there is none, or it is damaged in any bit, or of another set or sound.</summary>
    public static FeatureMatrix? Read(string path, FeatureSet set, ContentHash audio)
    {
        FeatureHeader? found = null;
        return ReadValues(path, about => (found = about).IsOf(set, audio)) is { } values
            ? new FeatureMatrix(set.Columns, values, found!.Timing, found.Warnings) : null;
    }

    /// <summary>Reads the values of what <see cref="Write"/> wrote; null where there is none, it is damaged in any bit, or its header is not the one wanted.</summary>
    public static float[]? ReadValues(string path, Func<FeatureHeader, bool> isWanted)
    {
        using var file = TryOpen(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (file is null || ReadHeader(file, hash) is not { } about || !isWanted(about) || about.Frames * about.Bins > Array.MaxLength)
            return null;
        var values = new float[about.Frames * about.Bins];
        for (int at = 0; at < values.Length; at += Block)
            ReadInto(file, hash, values.AsSpan(at, Math.Min(Block, values.Length - at)));
        return IsRight(hash, about) ? values : null;
    }

    /// <summary>Reads the whole file and says what it is without keeping its values; null where there is none, or it is damaged in any bit.</summary>
    public static FeatureHeader? Check(string path)
    {
        using var file = TryOpen(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (file is null || ReadHeader(file, hash) is not { } about)
            return null;
        long left = about.Frames * about.Bins;
        var block = new float[Math.Min(Block, left)];
        for (; left > 0; left -= block.Length)
            ReadInto(file, hash, block.AsSpan(0, (int)Math.Min(block.Length, left)));
        return IsRight(hash, about) ? about : null;
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return File.Exists(path) ? new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, FileOptions.SequentialScan) : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Nothing is allocated on the word of a header before the file's length confirms it.
    private static FeatureHeader? ReadHeader(FileStream file, IncrementalHash hash)
    {
        Span<byte> prefix = stackalloc byte[8];
        long size = file.Length;
        if (size < prefix.Length)
            return null;
        file.ReadExactly(prefix);
        if (BinaryPrimitives.ReadInt64LittleEndian(prefix) is not (> 0 and <= LongestHeader and long length) || length > size - prefix.Length)
            return null;
        var json = new byte[length];
        file.ReadExactly(json);
        if (FeatureHeader.Parse(json) is not { } about || about.DataLength != size - prefix.Length - length)
            return null;
        json.AsSpan(FeatureHeader.DigestIn(json)).Fill((byte)'0');
        hash.AppendData(prefix);
        hash.AppendData(json);
        return about;
    }

    private static void ReadInto(FileStream file, IncrementalHash hash, Span<float> values)
    {
        var bytes = MemoryMarshal.AsBytes(values);
        file.ReadExactly(bytes);
        hash.AppendData(bytes);
    }

    private static bool IsRight(IncrementalHash hash, FeatureHeader about) => Convert.ToHexStringLower(hash.GetHashAndReset()) == about.Digest;
}
