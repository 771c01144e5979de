using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>
/// The turn of one training at torch's source of random numbers, which belongs to the whole process, with operators on a number of threads,
/// until disposed. Another training waits for its turn; otherwise the two would draw each other's numbers and neither give the same bytes again.
/// </summary>
/// <remarks>
/// Most of a step draws nothing: what runs within <see cref="Yield"/> leaves the turn to others, and finds the numbers where it left them.
/// </remarks>
internal sealed class TrainingTurn : IDisposable
{
    private static readonly Lock Turn = new();
    private static int trainings, usualThreads;

    /// <summary>Waits for the turn on this thread, which may hold it already.</summary>
    /// <param name="threads">Threads of an operator.</param>
    public TrainingTurn(int threads)
    {
        Turn.Enter();
        // Who comes while others train finds their number, not the process's.
        if (trainings++ == 0)
            usualThreads = get_num_threads();
        set_num_threads(threads);
    }

    /// <summary>Leaves the turn to others until disposed, on the same thread; nothing meanwhile may draw from torch's source. Does nothing where the thread has no turn.</summary>
    public static IDisposable Yield() => new Pause();

    public void Dispose()
    {
        // Part of the number is the process's: while others train it stays, and the last puts it back.
        if (--trainings == 0)
            set_num_threads(usualThreads);
        Turn.Exit();
    }

    private sealed class Pause : IDisposable
    {
        private readonly Tensor? numbers;
        private readonly int turns;

        public Pause()
        {
            if (!Turn.IsHeldByCurrentThread)
                return;
            numbers = get_rng_state().DetachFromDisposeScope();
            for (; Turn.IsHeldByCurrentThread; turns++)
                Turn.Exit();
        }

        public void Dispose()
        {
            if (numbers is null)
                return;
            for (int turn = 0; turn < turns; turn++)
                Turn.Enter();
            set_rng_state(numbers);
            numbers.Dispose();
        }
    }
}
