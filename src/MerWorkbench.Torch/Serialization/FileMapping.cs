using System.IO.MemoryMappedFiles;

namespace MerWorkbench.Torch;

/// <summary>A file as private memory: read when touched, never written back. Ends when all who hold it have let go.</summary>
internal sealed unsafe class FileMapping
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private int _holders = 1;

    private FileMapping(MemoryMappedFile? file, long length)
    {
        _file = file;
        Length = length;
        if (file is null) return;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.CopyOnWrite);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start + _view.PointerOffset;
    }

    internal byte* Start { get; }

    internal long Length { get; }

    internal bool Ended => _holders == 0;

    internal static FileMapping Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var length = stream.Length;
        if (length == 0) return new FileMapping(null, 0);
        return new FileMapping(MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.CopyOnWrite, HandleInheritability.None, leaveOpen: true), length);
    }

    internal void Retain() => Interlocked.Increment(ref _holders);

    internal void Release()
    {
        if (Interlocked.Decrement(ref _holders) > 0) return;
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}
