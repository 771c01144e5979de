using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

/// <summary>Inference mode of this thread, until disposed. Made and disposed on one thread: no <c>await</c> inside.</summary>
public sealed unsafe class InferenceMode : IDisposable
{
    private nint _guard;

    internal InferenceMode(bool enabled)
    {
        nint guard;
        Native.Check(Native.mer_inference_enter(enabled ? 1 : 0, &guard));
        _guard = guard;
    }

    /// <summary>Goes back to what was before.</summary>
    public void Dispose()
    {
        if (_guard == 0) return;
        Native.mer_inference_exit(_guard);
        _guard = 0;
    }
}
