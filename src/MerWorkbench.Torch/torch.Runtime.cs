using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

/// <summary>Tensors and networks over libtorch, under the names PyTorch gave them.</summary>
public static partial class torch
{
    /// <summary>Version of libtorch, such as <c>1.13.0</c>.</summary>
    public static unsafe string __version__ => Op.Text(Native.mer_torch_version());

    /// <summary>What libtorch was built with (BLAS, OpenMP, oneDNN, vector instructions), as lines of text.</summary>
    public static unsafe string show_config() => Op.Text(Native.mer_build_config());

    /// <summary>Opens a dispose scope: every tensor made on this thread belongs to it until it is disposed or another is opened inside.</summary>
    public static DisposeScope NewDisposeScope() => new(DisposeScopeManager.ThreadInstance);

    /// <summary>Seeds the default generators of all devices.</summary>
    /// <returns>The processor's default generator.</returns>
    public static Generator manual_seed(long seed)
    {
        Native.Check(Native.mer_manual_seed(seed));
        return default_generator;
    }

    /// <summary>Number of threads that one operator uses.</summary>
    public static int get_num_threads() => Native.mer_get_threads();

    /// <summary>Sets the number of threads that one operator uses, those of OpenBLAS too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static void set_num_threads(int num)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(num, 1);
        Native.Check(Native.mer_set_threads(num));
    }

    /// <summary>Number of tensors that managed code holds in the whole process; constant from step to step where nothing leaks.</summary>
    public static long live_tensors() => Native.mer_tensor_live();

    /// <summary>What there is of NVIDIA GPUs.</summary>
    public static class cuda
    {
        /// <summary>True where this libtorch knows CUDA and a GPU is there.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>Number of GPUs.</summary>
        public static int device_count() => Native.mer_cuda_device_count();

        /// <summary>Seeds the generators of all devices.</summary>
        public static void manual_seed(long seed) => torch.manual_seed(seed);
    }
}
