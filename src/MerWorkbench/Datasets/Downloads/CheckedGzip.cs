using System.Buffers.Binary;
using System.IO.Compression;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>
/// Reads gzip (RFC 1952) and compares the checksum and the length at its end, which the framework's reader passes over where they are cut
/// off. Of one member, as all archives of data are.
/// </summary>
internal sealed class CheckedGzip(FileStream file) : Stream
{
    private const int TrailerBytes = 8;

    private readonly GZipStream content = new(file, CompressionMode.Decompress, leaveOpen: true);
    private uint crc;
    private long length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = content.Read(buffer);
        crc = Crc32.Append(crc, buffer[..read]);
        length += read;
        return read;
    }

    /// <summary>Compares, once all was read.</summary>
    /// <exception cref="EndOfStreamException">The end is cut off, or the content is not what it was.</exception>
    public void RequireWhole()
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        if (file.Length < TrailerBytes)
            throw new EndOfStreamException("It is cut off.");
        file.Position = file.Length - TrailerBytes;
        file.ReadExactly(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != crc || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != (uint)length)
            throw new EndOfStreamException("Its checksum is wrong.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }
}
