using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>An array of numbers of one type on one device, which can remember how it was computed.</summary>
    /// <remarks>
    /// Shapes are written <c>[rows, columns]</c>, outermost first. A tensor belongs to the innermost <see cref="DisposeScope"/> of the
    /// thread that made it; made outside any scope it lives until <see cref="Dispose"/>, with the finalizer as a safety net.
    /// </remarks>
    [DebuggerDisplay("{ToString()}")]
    [SuppressMessage("Usage", "CA1816", Justification = "A scope frees the native references of many tensors in one call, past their Dispose; Release is the one place all ways meet.")]
    public unsafe partial class Tensor : IDisposable
    {
        private nint _handle;

        // A scope would free the handle at once with many others; without one, the finalizer frees what was forgotten.
        internal Tensor(nint handle)
        {
            if (handle == 0) throw new TorchException("libtorch gave no tensor");
            _handle = handle;
            DisposeScopeManager.Register(this);
        }

        /// <summary>Frees what was never disposed.</summary>
        ~Tensor()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) Native.mer_tensor_free(&handle, 1);
        }

        /// <summary>True after <see cref="Dispose"/> or the end of the tensor's scope.</summary>
        public bool IsInvalid => _handle == 0;

        /// <summary>The native reference; throws where the tensor is disposed.</summary>
        internal nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException("Tensor", "the tensor was disposed: its dispose scope ended, or Dispose() was called. MoveToOuterDisposeScope() or DetachFromDisposeScope() keeps a tensor beyond its scope.");

        internal DisposeScope? Scope { get; set; }

        internal int Slot { get; set; }

        /// <summary>Gives the memory back, unless another tensor or the autograd graph still uses it.</summary>
        public void Dispose()
        {
            if (_handle == 0) return;
            var handle = MoveHandle();
            Native.mer_tensor_free(&handle, 1);
        }

        /// <summary>Takes the native reference over from this object, which is then disposed.</summary>
        internal nint MoveHandle()
        {
            if (Scope is { } scope)
            {
                scope.CountDisposed();
                scope.Remove(this);
            }
            else
            {
                DisposeScopeManager.Statistics.DisposedOutsideScopeCount++;
            }

            return Release();
        }

        /// <summary>As <see cref="MoveHandle"/>, of a tensor that is in no scope any more.</summary>
        internal nint Release()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            GC.SuppressFinalize(this);
            return handle;
        }

        internal Native.TensorInfo Info()
        {
            Native.TensorInfo info;
            Native.Check(Native.mer_tensor_info(Handle, &info));
            GC.KeepAlive(this);
            return info;
        }
    }
}
