using System.Runtime.InteropServices;
using System.Text;

namespace OpGen;

/// <summary>Asks the dispatcher of the libtorch at hand for operator schemas, through the shim.</summary>
public sealed unsafe class SchemaSource : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<byte*, byte*, void**, int> _find;
    private readonly delegate* unmanaged<void*, byte*, int, int*, int> _schema;
    private readonly delegate* unmanaged<byte*> _error;

    /// <summary>Loads the shim at <paramref name="path"/>.</summary>
    public SchemaSource(string path)
    {
        _library = NativeLibrary.Load(path);
        _find = (delegate* unmanaged<byte*, byte*, void**, int>)NativeLibrary.GetExport(_library, "mer_op_find");
        _schema = (delegate* unmanaged<void*, byte*, int, int*, int>)NativeLibrary.GetExport(_library, "mer_op_schema");
        _error = (delegate* unmanaged<byte*>)NativeLibrary.GetExport(_library, "mer_error");
        var version = (delegate* unmanaged<byte*>)NativeLibrary.GetExport(_library, "mer_torch_version");
        Version = Marshal.PtrToStringUTF8((nint)version())!;
    }

    /// <summary>Version of the headers that the shim was built against.</summary>
    public string Version { get; }

    /// <summary>The schema text of one operator, such as <c>aten::relu(Tensor self) -> Tensor</c>.</summary>
    public string Find(Entry entry)
    {
        void* op;
        fixed (byte* name = Encoding.UTF8.GetBytes($"aten::{entry.Name}\0"))
        fixed (byte* overload = Encoding.UTF8.GetBytes($"{entry.Overload}\0"))
            Check(_find(name, overload, &op));
        var text = new byte[4096];
        int length;
        fixed (byte* buffer = text) Check(_schema(op, buffer, text.Length, &length));
        return Encoding.UTF8.GetString(text, 0, length);
    }

    /// <inheritdoc/>
    public void Dispose() => NativeLibrary.Free(_library);

    private void Check(int rc)
    {
        if (rc != 0) throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)_error()));
    }
}
