using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MerWorkbench.Notebooks.Zmq;

/// <summary>The functions of libzmq 4 that sockets are made of. Numbers are those of <c>zmq.h</c>.</summary>
internal static partial class LibZmq
{
    /// <summary>The library's file.</summary>
    public const string File = "libzmq.so.5";

    public const int OptionSubscribe = 6, OptionLinger = 17, OptionSendHighWater = 23, OptionReceiveHighWater = 24, OptionRouterHandover = 56;
    public const int DontWait = 1, SendMore = 2;
    public const short PollIn = 1;
    public const int Interrupted = 4;

    [LibraryImport(File, EntryPoint = "zmq_ctx_new")]
    public static partial nint NewContext();

    [LibraryImport(File, EntryPoint = "zmq_ctx_term")]
    public static partial int EndContext(nint context);

    [LibraryImport(File, EntryPoint = "zmq_socket")]
    public static partial nint NewSocket(nint context, int kind);

    [LibraryImport(File, EntryPoint = "zmq_close")]
    public static partial int Close(nint socket);

    [LibraryImport(File, EntryPoint = "zmq_bind", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Bind(nint socket, string address);

    [LibraryImport(File, EntryPoint = "zmq_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Connect(nint socket, string address);

    [LibraryImport(File, EntryPoint = "zmq_setsockopt")]
    public static unsafe partial int SetOption(nint socket, int option, void* value, nuint length);

    [LibraryImport(File, EntryPoint = "zmq_send")]
    public static unsafe partial int Send(nint socket, byte* data, nuint length, int flags);

    [LibraryImport(File, EntryPoint = "zmq_msg_init")]
    public static partial int InitialiseFrame(ref Frame frame);

    [LibraryImport(File, EntryPoint = "zmq_msg_recv")]
    public static partial int Receive(ref Frame frame, nint socket, int flags);

    [LibraryImport(File, EntryPoint = "zmq_msg_data")]
    public static unsafe partial byte* DataOf(ref Frame frame);

    [LibraryImport(File, EntryPoint = "zmq_msg_size")]
    public static partial nuint SizeOf(ref Frame frame);

    [LibraryImport(File, EntryPoint = "zmq_msg_more")]
    public static partial int HasMore(ref Frame frame);

    [LibraryImport(File, EntryPoint = "zmq_msg_close")]
    public static partial int CloseFrame(ref Frame frame);

    [LibraryImport(File, EntryPoint = "zmq_poll")]
    public static unsafe partial int Poll(PollItem* items, int count, long timeoutMilliseconds);

    [LibraryImport(File, EntryPoint = "zmq_errno")]
    public static partial int ErrorNumber();

    [LibraryImport(File, EntryPoint = "zmq_strerror")]
    private static partial nint ErrorText(int number);

    /// <summary>The error that the call before left, in words.</summary>
    public static string LastError() => Marshal.PtrToStringUTF8(ErrorText(ErrorNumber())) ?? "unknown error";

    /// <summary><c>zmq_msg_t</c>: 64 bytes that are the library's own.</summary>
    [InlineArray(8)]
    public struct Frame
    {
        private long first;
    }

    /// <summary><c>zmq_pollitem_t</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollItem
    {
        public nint Socket;
        public int File;
        public short Events;
        public short Returned;
    }
}
