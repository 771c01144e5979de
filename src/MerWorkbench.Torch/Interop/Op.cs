using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace MerWorkbench.Torch.Interop;

/// <summary>Calls an operator, and turns its results into managed objects.</summary>
internal static unsafe class Op
{
    /// <summary>Looks an operator up; the answer holds for the life of the process.</summary>
    /// <exception cref="TorchException">This libtorch has no such operator.</exception>
    internal static nint Find(string name, string overload)
    {
        nint op;
        fixed (byte* nameBytes = Encoding.UTF8.GetBytes(name + "\0"))
        fixed (byte* overloadBytes = Encoding.UTF8.GetBytes(overload + "\0"))
            Native.Check(Native.mer_op_find(nameBytes, overloadBytes, &op));
        return op;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Call(ref nint slot, string name, string overload, Value* args, int count, Value* results, int capacity)
    {
        var op = slot;
        if (op == 0) slot = op = Find(name, overload);
        int written;
        if (Native.mer_op_call(op, args, count, results, capacity, &written) != 0) throw Native.Error();
    }

    // An operator that gives an undefined tensor has nothing to give: only backward formulas do that.
    internal static torch.Tensor Tensor(in Value value) => new(value.Pointer);

    internal static torch.Tensor[] Tensors(in Value value)
    {
        var handles = new ReadOnlySpan<nint>((void*)value.Pointer, value.Length);
        var tensors = new torch.Tensor[handles.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new torch.Tensor(handles[i]);
        Native.mer_buffer_free(value.Pointer);
        return tensors;
    }

    // An operator in place gives a second reference to its first argument; the object at hand serves as well.
    internal static torch.Tensor InPlace(torch.Tensor self, in Value value)
    {
        var handle = value.Pointer;
        Native.mer_tensor_free(&handle, 1);
        return self;
    }

    internal static nint[] Handles(IList<torch.Tensor> tensors)
    {
        var handles = new nint[tensors.Count];
        for (var i = 0; i < handles.Length; i++) handles[i] = tensors[i].Handle;
        return handles;
    }

    internal static nint[] OptionalHandles(IList<torch.Tensor?> tensors)
    {
        var handles = new nint[tensors.Count];
        for (var i = 0; i < handles.Length; i++) handles[i] = tensors[i]?.Handle ?? 0;
        return handles;
    }

    internal static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    internal static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
