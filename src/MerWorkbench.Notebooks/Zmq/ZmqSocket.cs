using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Zmq;

/// <summary>
/// One ZeroMQ socket. Of one thread alone, as libzmq demands. Nothing waiting to be sent is dropped for being too much:
/// what a cell may put out is limited where it is written.
/// </summary>
internal sealed class ZmqSocket : IDisposable
{
    private nint handle;

    internal ZmqSocket(nint handle, SocketKind kind)
    {
        if (handle == 0)
            throw new MerException($"libzmq gave no socket: {LibZmq.LastError()}.");
        this.handle = handle;
        Set(LibZmq.OptionSendHighWater, 0);
        Set(LibZmq.OptionReceiveHighWater, 0);
        Set(LibZmq.OptionLinger, 1000);
        // A client that comes back under its name after its connection broke is answered there, and not where it was.
        if (kind == SocketKind.Router)
            Set(LibZmq.OptionRouterHandover, 1);
    }

    /// <summary>libzmq's handle, for polling.</summary>
    internal nint Handle => handle;

    /// <summary>Listens at an address such as <c>tcp://127.0.0.1:5555</c>.</summary>
    /// <exception cref="MerException">The address is taken or wrong.</exception>
    public void Bind(string address)
    {
        if (LibZmq.Bind(handle, address) != 0)
            throw new MerException($"Cannot listen at {address}: {LibZmq.LastError()}.");
    }

    /// <summary>Connects to an address; done in the background, and again when the connection breaks.</summary>
    public void Connect(string address)
    {
        if (LibZmq.Connect(handle, address) != 0)
            throw new MerException($"Cannot connect to {address}: {LibZmq.LastError()}.");
    }

    /// <summary>Receives all that is published.</summary>
    public void SubscribeToAll() => Set(LibZmq.OptionSubscribe, []);

    /// <summary>Waits for a message.</summary>
    /// <returns>Whether one is there.</returns>
    public unsafe bool Wait(TimeSpan atMost)
    {
        var item = new LibZmq.PollItem { Socket = handle, Events = LibZmq.PollIn };
        return LibZmq.Poll(&item, 1, (long)atMost.TotalMilliseconds) > 0;
    }

    /// <summary>Takes the next message, if one is there.</summary>
    /// <param name="frames">Its frames.</param>
    public bool TryReceive(out IReadOnlyList<byte[]> frames)
    {
        frames = [];
        if (!TryReceiveFrame(out byte[] frame, out bool more))
            return false;
        var all = new List<byte[]> { frame };
        while (more && TryReceiveFrame(out frame, out more))
            all.Add(frame);
        frames = all;
        return true;
    }

    /// <summary>Sends a message. What goes to a client that is not there is dropped.</summary>
    public unsafe void Send(IReadOnlyList<byte[]> frames)
    {
        for (int i = 0; i < frames.Count; i++)
        {
            fixed (byte* data = frames[i])
            {
                int flags = LibZmq.DontWait | (i < frames.Count - 1 ? LibZmq.SendMore : 0);
                while (LibZmq.Send(handle, data, (nuint)frames[i].Length, flags) < 0)
                {
                    if (LibZmq.ErrorNumber() != LibZmq.Interrupted)
                        return;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (handle != 0)
            _ = LibZmq.Close(handle);
        handle = 0;
    }

    private unsafe bool TryReceiveFrame(out byte[] data, out bool more)
    {
        var frame = default(LibZmq.Frame);
        _ = LibZmq.InitialiseFrame(ref frame);
        try
        {
            while (LibZmq.Receive(ref frame, handle, LibZmq.DontWait) < 0)
            {
                if (LibZmq.ErrorNumber() != LibZmq.Interrupted)
                {
                    (data, more) = ([], false);
                    return false;
                }
            }
            data = new ReadOnlySpan<byte>(LibZmq.DataOf(ref frame), checked((int)LibZmq.SizeOf(ref frame))).ToArray();
            more = LibZmq.HasMore(ref frame) != 0;
            return true;
        }
        finally
        {
            _ = LibZmq.CloseFrame(ref frame);
        }
    }

    private unsafe void Set(int option, int value) => _ = LibZmq.SetOption(handle, option, &value, sizeof(int));

    private unsafe void Set(int option, byte[] value)
    {
        fixed (byte* data = value)
            _ = LibZmq.SetOption(handle, option, data, (nuint)value.Length);
    }
}
