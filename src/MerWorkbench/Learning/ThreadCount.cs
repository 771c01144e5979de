using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>Has operators use a number of threads until disposed.</summary>
internal sealed class ThreadCount : IDisposable
{
    private readonly int before = get_num_threads();

    public ThreadCount(int count) => set_num_threads(count);

    public void Dispose() => set_num_threads(before);
}
