using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MerWorkbench.Audio;

/// <summary>An open sound file of libsndfile.</summary>
/// <remarks>
/// Opened through calls back into <see cref="FileWindow"/>. By name, libmpg123 writes notes on odd mp3 files to standard error,
/// and a file that is no sound answers "does not exist"; by descriptor, libsndfile closes a descriptor it does not own when it refuses a file.
/// </remarks>
internal sealed unsafe partial class SoundFile : IDisposable
{
    public const string Library = "libsndfile.so.1";
    public const string Package = "libsndfile1";

    /// <summary>The length libsndfile gives where a stream does not tell its own.</summary>
    public const long UnknownLength = long.MaxValue;

    private const int ReadMode = 0x10;

    // Opening touches global state in libsndfile (its last error) and libmpg123 (its tables).
    internal static readonly Lock Opening = new();

    private readonly FileWindow _file;
    private readonly VirtualIo* _io;
    private GCHandle _self;
    private nint _handle;
    private Info _info;

    private SoundFile(SafeFileHandle file)
    {
        _file = new FileWindow(file);
        _self = GCHandle.Alloc(_file);
        _io = (VirtualIo*)NativeMemory.AllocZeroed((nuint)sizeof(VirtualIo));
        *_io = new VirtualIo { Length = &GetLength, Seek = &Seek, Read = &Read, Write = &Write, Tell = &Tell };
    }

    public int Rate => _info.Rate;

    public int Channels => _info.Channels;

    /// <summary>The samples a channel that the header claims.</summary>
    public long ClaimedLength => _info.Frames;

    /// <summary>The code of the last fault while reading; 0 for none.</summary>
    public int Error => sf_error(_handle);

    /// <summary>The fault of the disk while reading, or null.</summary>
    public Exception? Fault => _file.Fault;

    /// <summary>Opens a file; answers null with libsndfile's code where it is refused.</summary>
    public static SoundFile? Open(SafeFileHandle file, out int error)
    {
        var sound = new SoundFile(file);
        try
        {
            lock (Opening)
            {
                Info info = default;
                sound._handle = sf_open_virtual(sound._io, ReadMode, &info, GCHandle.ToIntPtr(sound._self));
                sound._info = info;
                error = sound._handle == 0 ? sf_error(0) : 0;
            }
            if (sound._handle != 0)
                return sound;
            sound.Dispose();
            return null;
        }
        catch
        {
            sound.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next interleaved samples; answers how many frames there were, 0 at the end.</summary>
    public int ReadFrames(Span<float> interleaved)
    {
        fixed (float* into = interleaved)
            return (int)sf_readf_float(_handle, into, interleaved.Length / Channels);
    }

    public static string Describe(int error) => Marshal.PtrToStringUTF8(sf_error_number(error)) ?? $"error {error}";

    public void Dispose()
    {
        if (!_self.IsAllocated)
            return;
        if (_handle != 0)
            _ = sf_close(_handle);
        _self.Free();
        NativeMemory.Free(_io);
    }

    private static FileWindow FileOf(nint user) => (FileWindow)GCHandle.FromIntPtr(user).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long GetLength(nint user) => FileOf(user).Length;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Seek(long offset, int origin, nint user) => FileOf(user).Seek(offset, (SeekOrigin)origin);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Read(byte* into, long count, nint user) => FileOf(user).Read(new Span<byte>(into, (int)Math.Clamp(count, 0, int.MaxValue)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Write(byte* from, long count, nint user) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Tell(nint user) => FileOf(user).Position;

    [StructLayout(LayoutKind.Sequential)]
    private struct Info
    {
        public long Frames;
        public int Rate, Channels, Format, Sections, Seekable;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct VirtualIo
    {
        public delegate* unmanaged[Cdecl]<nint, long> Length;
        public delegate* unmanaged[Cdecl]<long, int, nint, long> Seek;
        public delegate* unmanaged[Cdecl]<byte*, long, nint, long> Read;
        public delegate* unmanaged[Cdecl]<byte*, long, nint, long> Write;
        public delegate* unmanaged[Cdecl]<nint, long> Tell;
    }

    [LibraryImport(Library)]
    private static partial nint sf_open_virtual(VirtualIo* io, int mode, Info* info, nint user);

    [LibraryImport(Library)]
    private static partial long sf_readf_float(nint file, float* into, long frames);

    [LibraryImport(Library)]
    private static partial int sf_error(nint file);

    [LibraryImport(Library)]
    private static partial nint sf_error_number(int error);

    [LibraryImport(Library)]
    private static partial int sf_close(nint file);
}
