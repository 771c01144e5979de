using Microsoft.Win32.SafeHandles;

namespace MerWorkbench.Audio;

/// <summary>A file read through a buffer by code that must never see an exception: a fault of the disk looks like the end and is kept.</summary>
internal sealed class FileWindow(SafeFileHandle file)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private long _start;
    private int _filled;

    public long Length { get; } = RandomAccess.GetLength(file);

    public long Position { get; private set; }

    public Exception? Fault { get; private set; }

    public long Seek(long offset, SeekOrigin origin)
    {
        long target = offset + origin switch
        {
            SeekOrigin.Current => Position,
            SeekOrigin.End => Length,
            _ => 0,
        };
        return target < 0 ? -1 : Position = target;
    }

    public int Read(Span<byte> into)
    {
        int done = 0;
        while (done < into.Length)
        {
            long at = Position - _start;
            if (at < 0 || at >= _filled)
            {
                if (!Fill())
                    break;
                at = 0;
            }
            int count = Math.Min(into.Length - done, _filled - (int)at);
            _buffer.AsSpan((int)at, count).CopyTo(into[done..]);
            Position += count;
            done += count;
        }
        return done;
    }

    private bool Fill()
    {
        try
        {
            _start = Position;
            _filled = RandomAccess.Read(file, _buffer, _start);
        }
        catch (Exception fault)
        {
            Fault = fault;
            _filled = 0;
        }
        return _filled > 0;
    }
}
