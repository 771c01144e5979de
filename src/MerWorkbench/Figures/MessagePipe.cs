namespace MerWorkbench.Figures;

/// <summary>Messages over two pipes, each ended by a zero byte.</summary>
internal sealed class MessagePipe(Stream reading, Stream writing) : IDisposable
{
    private byte[] buffer = new byte[1 << 16];
    private int start, end;

    /// <summary>Sends a message.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(byte[] message)
    {
        writing.Write(message);
        writing.WriteByte(0);
        writing.Flush();
    }

    /// <summary>Waits for a message; it holds until the next is asked for.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public ReadOnlyMemory<byte> Receive()
    {
        int looked = start;
        while (true)
        {
            int zero = Array.IndexOf(buffer, (byte)0, looked, end - looked);
            if (zero >= 0)
            {
                ReadOnlyMemory<byte> message = buffer.AsMemory(start, zero - start);
                start = zero + 1;
                return message;
            }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, looked, end) = (0, end - start, end - start);
            if (end == buffer.Length)
                Array.Resize(ref buffer, 2 * buffer.Length);
            int count = reading.Read(buffer, end, buffer.Length - end);
            if (count == 0)
                throw new EndOfStreamException("The pipe was closed.");
            end += count;
        }
    }

    /// <summary>Closes both sides.</summary>
    public void Dispose()
    {
        try
        {
            writing.Dispose();
        }
        catch (IOException)
        {
            // The other side went first.
        }
        reading.Dispose();
    }
}
