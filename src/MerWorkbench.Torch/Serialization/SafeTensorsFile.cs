using System.Runtime.InteropServices;
using MerWorkbench.Torch.Interop;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch;

/// <summary>An opened safetensors file. Its tensors stay valid after it is disposed; the mapping ends with the last of them.</summary>
public sealed unsafe class SafeTensorsFile : IDisposable
{
    private readonly FileMapping _mapping;
    private readonly SafeTensorsHeader _header;
    private bool _disposed;

    private SafeTensorsFile(string path, FileMapping mapping, SafeTensorsHeader header)
    {
        Path = path;
        _mapping = mapping;
        _header = header;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Names of the tensors, in the order of the file's header.</summary>
    public IReadOnlyList<string> Names => _header.Names;

    /// <summary>Texts kept with the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>A tensor by name; its numbers are pages of the file, and changing them leaves the file as it is.</summary>
    /// <exception cref="TorchException">There is none of this name.</exception>
    public Tensor this[string name]
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_header.Entries.TryGetValue(name, out var entry)) throw new TorchException($"{Path}: there is no tensor '{name}'; there are {string.Join(", ", Names.Take(20))}");
            return Read(entry);
        }
    }

    /// <summary>Opens a file and checks its header against its length; no numbers are read yet.</summary>
    /// <exception cref="TorchException">The file is missing, cut off or damaged; the message names it and says what is wrong.</exception>
    public static SafeTensorsFile Open(string path)
    {
        if (!File.Exists(path)) throw new TorchException(Directory.Exists(path) ? $"{path}: is a folder, expected a safetensors file" : $"{path}: there is no such file");
        FileMapping mapping;
        try
        {
            mapping = FileMapping.Open(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TorchException($"{path}: cannot be read: {e.Message}", e);
        }

        try
        {
            return new SafeTensorsFile(path, mapping, SafeTensorsHeader.Read(path, mapping.Start, mapping.Length));
        }
        catch
        {
            mapping.Release();
            throw;
        }
    }

    /// <summary>Closes the file; tensors read from it stay valid.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _mapping.Release();
    }

    private Tensor Read(SafeTensorsHeader.Entry entry)
    {
        var length = entry.End - entry.Begin;
        if (length == 0) return empty(entry.Shape, entry.Type);
        var data = _mapping.Start + entry.Begin;
        if ((nint)data % SafeTensorsHeader.SizeOf(entry.Type) != 0)
        {
            var copy = empty(entry.Shape, entry.Type);
            Buffer.MemoryCopy(data, (void*)copy.Info().Data, length, length);
            return copy;
        }

        var context = GCHandle.ToIntPtr(GCHandle.Alloc(_mapping));
        _mapping.Retain();
        nint handle;
        int rc;
        fixed (long* shape = entry.Shape) rc = Native.mer_tensor_from_blob(data, shape, entry.Shape.Length, (int)entry.Type, &LetGo, context, &handle);
        if (rc != 0)
        {
            var error = Native.Error();
            Forget(context);
            throw error;
        }

        return new Tensor(handle);
    }

    [UnmanagedCallersOnly]
    private static void LetGo(nint context) => Forget(context);

    private static void Forget(nint context)
    {
        var handle = GCHandle.FromIntPtr(context);
        ((FileMapping)handle.Target!).Release();
        handle.Free();
    }
}
