using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

/// <summary>Sets whether this thread records for derivatives, until disposed. Made and disposed on one thread: no <c>await</c> inside.</summary>
public sealed class AutoGradMode : IDisposable
{
    private readonly int _former;
    private bool _disposed;

    /// <summary>Starts or stops recording.</summary>
    public AutoGradMode(bool enabled) => _former = Native.mer_set_grad_enabled(enabled ? 1 : 0);

    /// <summary>Goes back to what was before.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _ = Native.mer_set_grad_enabled(_former);
    }
}
