namespace MerWorkbench.Torch.Tests;

/// <summary>
/// The count of live tensors is the whole process's: a finalizer that frees another test's garbage would lower it between
/// two readings, so the first reading waits for them.
/// </summary>
internal static class LiveTensors
{
    public static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return torch.live_tensors();
    }
}
