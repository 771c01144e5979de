using System.Runtime.InteropServices;
using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Zmq;

/// <summary>A bell that any thread may ring and the socket thread hears while it waits for sockets: Linux's eventfd, which sockets of libzmq cannot be.</summary>
internal sealed partial class WakeUp : IDisposable
{
    private const int NonBlocking = 0x800, CloseOnExec = 0x80000;

    public WakeUp()
    {
        File = EventFile(0, NonBlocking | CloseOnExec);
        if (File < 0)
            throw new MerException($"eventfd failed: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>What to poll.</summary>
    public int File { get; private set; }

    /// <summary>Rings.</summary>
    public unsafe void Ring()
    {
        ulong one = 1;
        _ = Write(File, &one, sizeof(ulong));
    }

    /// <summary>Makes it still again.</summary>
    public unsafe void Still()
    {
        ulong count;
        _ = Read(File, &count, sizeof(ulong));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File >= 0)
            _ = Close(File);
        File = -1;
    }

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int EventFile(uint count, int flags);

    [LibraryImport("libc", EntryPoint = "write")]
    private static unsafe partial nint Write(int file, void* data, nint length);

    [LibraryImport("libc", EntryPoint = "read")]
    private static unsafe partial nint Read(int file, void* data, nint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
