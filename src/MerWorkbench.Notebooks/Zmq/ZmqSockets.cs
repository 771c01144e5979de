using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Zmq;

/// <summary>A kernel's five sockets, listening where its connection file says.</summary>
internal sealed class ZmqSockets : ISockets
{
    private readonly ZmqContext context = new();
    private readonly WakeUp bell = new();
    private readonly Dictionary<Channel, ZmqSocket> sockets = [];

    // The order in which messages are taken: what stops a cell goes before what adds one.
    private readonly Channel[] incoming = [Channel.Control, Channel.Heartbeat, Channel.Stdin, Channel.Shell];

    /// <summary>Opens them.</summary>
    /// <exception cref="Foundation.MerException">A port is taken, or libzmq is missing.</exception>
    public ZmqSockets(ConnectionFile connection)
    {
        try
        {
            foreach (Channel channel in Enum.GetValues<Channel>())
            {
                sockets.Add(channel, context.Open(channel == Channel.IOPub ? SocketKind.Publish : SocketKind.Router));
                sockets[channel].Bind(connection.Address(channel));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public unsafe void Wait(TimeSpan? atMost)
    {
        LibZmq.PollItem* items = stackalloc LibZmq.PollItem[incoming.Length + 1];
        for (int i = 0; i < incoming.Length; i++)
            items[i] = new() { Socket = sockets[incoming[i]].Handle, Events = LibZmq.PollIn };
        items[incoming.Length] = new() { File = bell.File, Events = LibZmq.PollIn };
        _ = LibZmq.Poll(items, incoming.Length + 1, atMost is { } time ? (long)Math.Ceiling(time.TotalMilliseconds) : -1);
        if (items[incoming.Length].Returned != 0)
            bell.Still();
    }

    /// <inheritdoc/>
    public bool TryReceive(out Channel channel, out IReadOnlyList<byte[]> frames)
    {
        foreach (Channel one in incoming)
        {
            if (sockets[one].TryReceive(out frames))
            {
                channel = one;
                return true;
            }
        }
        (channel, frames) = (default, []);
        return false;
    }

    /// <inheritdoc/>
    public void Send(Channel channel, IReadOnlyList<byte[]> frames) => sockets[channel].Send(frames);

    /// <inheritdoc/>
    public void Wake() => bell.Ring();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ZmqSocket socket in sockets.Values)
            socket.Dispose();
        context.Dispose();
        bell.Dispose();
    }
}
