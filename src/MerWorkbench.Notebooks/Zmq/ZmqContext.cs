using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Zmq;

/// <summary>What sockets are made in. Ends only when its sockets are closed and their last messages sent, or their linger time is over.</summary>
internal sealed class ZmqContext : IDisposable
{
    private nint handle;

    /// <summary>A context of its own.</summary>
    /// <exception cref="MerException">libzmq is not installed.</exception>
    public ZmqContext()
    {
        try
        {
            handle = LibZmq.NewContext();
        }
        catch (DllNotFoundException missing)
        {
            throw new MerException($"{LibZmq.File} is not there; notebooks need it.", remedy: "Run ./environment/setup.sh, or: apt-get install libzmq5", inner: missing);
        }
    }

    /// <summary>A new socket.</summary>
    public ZmqSocket Open(SocketKind kind) => new(LibZmq.NewSocket(handle, (int)kind), kind);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (handle != 0)
            LibZmq.EndContext(handle);
        handle = 0;
    }
}
