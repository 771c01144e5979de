using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>
/// The turn of one training: has operators use a number of threads until disposed. Torch's source of random numbers and its number of threads
/// belong to the whole process, so another training waits for its turn; otherwise the two would draw each other's numbers and neither give the
/// same bytes again.
/// </summary>
internal sealed class TrainingTurn : IDisposable
{
    private static readonly Lock Turn = new();

    private readonly int before;

    /// <summary>Waits for the turn on this thread, which may hold it already.</summary>
    public TrainingTurn(int count)
    {
        Turn.Enter();
        before = get_num_threads();
        set_num_threads(count);
    }

    public void Dispose()
    {
        set_num_threads(before);
        Turn.Exit();
    }
}
