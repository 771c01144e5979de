using System.Runtime.InteropServices;

namespace MerWorkbench.Torch.Interop;

/// <summary>The functions of the shim, as <c>native/shim.h</c> declares them.</summary>
internal static unsafe partial class Native
{
    private const string Shim = "mertorch";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, (name, _, _) => name == Shim ? Library.Handle : 0);

    [LibraryImport(Shim)]
    internal static partial byte* mer_error();

    [LibraryImport(Shim)]
    internal static partial byte* mer_torch_version();

    [LibraryImport(Shim)]
    internal static partial byte* mer_build_config();

    [LibraryImport(Shim)]
    internal static partial int mer_set_threads(int threads);

    [LibraryImport(Shim)]
    internal static partial int mer_get_threads();

    [LibraryImport(Shim)]
    internal static partial int mer_manual_seed(long seed);

    [LibraryImport(Shim)]
    internal static partial int mer_cuda_device_count();

    [LibraryImport(Shim)]
    internal static partial int mer_set_grad_enabled(int enabled);

    [LibraryImport(Shim)]
    internal static partial int mer_grad_enabled();

    [LibraryImport(Shim)]
    internal static partial int mer_inference_enabled();

    [LibraryImport(Shim)]
    internal static partial int mer_inference_enter(int enabled, nint* guard);

    [LibraryImport(Shim)]
    internal static partial void mer_inference_exit(nint guard);

    [LibraryImport(Shim)]
    internal static partial int mer_generator_new(int deviceType, int deviceIndex, int useDefault, nint* result);

    [LibraryImport(Shim)]
    internal static partial void mer_generator_free(nint generator);

    [LibraryImport(Shim)]
    internal static partial int mer_generator_seed(nint generator, long seed);

    [LibraryImport(Shim)]
    internal static partial int mer_generator_initial_seed(nint generator, long* seed);

    [LibraryImport(Shim)]
    internal static partial int mer_generator_get_state(nint generator, nint* result);

    [LibraryImport(Shim)]
    internal static partial int mer_generator_set_state(nint generator, nint state);

    [LibraryImport(Shim)]
    internal static partial void mer_tensor_free(nint* handles, long count);

    [LibraryImport(Shim)]
    internal static partial long mer_tensor_live();

    [LibraryImport(Shim)]
    internal static partial int mer_tensor_alias(nint self, nint* result);

    [LibraryImport(Shim)]
    internal static partial int mer_tensor_info(nint self, TensorInfo* result);

    [LibraryImport(Shim)]
    internal static partial int mer_tensor_layout(nint self, long* sizes, long* strides, int capacity);

    [LibraryImport(Shim)]
    internal static partial int mer_tensor_from_blob(void* data, long* sizes, int dimensions, int type, delegate* unmanaged<nint, void> deleter, nint context, nint* result);

    [LibraryImport(Shim)]
    internal static partial int mer_op_find(byte* name, byte* overload, nint* op);

    [LibraryImport(Shim)]
    internal static partial int mer_op_schema(nint op, byte* text, int capacity, int* length);

    [LibraryImport(Shim)]
    internal static partial int mer_op_call(nint op, Value* args, int count, Value* results, int capacity, int* written);

    [LibraryImport(Shim)]
    internal static partial void mer_buffer_free(nint buffer);

    [LibraryImport(Shim)]
    internal static partial int mer_grad_get(nint self, nint* result);

    [LibraryImport(Shim)]
    internal static partial int mer_grad_set(nint self, nint grad);

    [LibraryImport(Shim)]
    internal static partial int mer_requires_grad_set(nint self, int value);

    [LibraryImport(Shim)]
    internal static partial int mer_set_data(nint self, nint source);

    [LibraryImport(Shim)]
    internal static partial int mer_backward(nint* roots, nint* grads, int count, int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Shim)]
    internal static partial int mer_autograd_grad(nint* outputs, nint* grads, int count, nint* inputs, int inputCount, int retainGraph, int createGraph, int allowUnused, nint* result);

    /// <summary>Throws what the shim reported on this thread where <paramref name="rc"/> is not 0.</summary>
    internal static void Check(int rc)
    {
        if (rc != 0) throw Error();
    }

    internal static TorchException Error() => new(Marshal.PtrToStringUTF8((nint)mer_error()) ?? "libtorch failed without a message");

    [StructLayout(LayoutKind.Sequential)]
    internal struct TensorInfo
    {
        internal nint Data;
        internal long Numel;
        internal long ItemSize;
        internal int Dimensions;
        internal int Type;
        internal int DeviceType;
        internal int DeviceIndex;
        internal int RequiresGrad;
        internal int IsLeaf;
        internal int IsContiguous;
        internal int IsInference;
    }
}
