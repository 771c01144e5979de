using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>
/// The thread that cells run on, with a stack of 4 MB. The thread that calls <see cref="Run{T}"/> waits and,
/// once the cell is to stop, wakes it from whatever it waits for. A cell that cannot be woken is told of and then left behind on its
/// thread, so that the notebook can be used on.
/// </summary>
internal sealed class CellThread : IDisposable
{
    // Room for 130,000 of the smallest functions: a recursion without end is told within a second, which four times as much would take.
    private const int StackBytes = 4 << 20;

    /// <summary>Between one waking and the next; also what a cell has to stop by itself, by its token.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(900);

    [ThreadStatic]
    private static Job? running;

    private Worker? worker;

    /// <summary>How long a stopped cell may go on before it is left behind; default 10 s, enough to write a checkpoint.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs work to its end on the cell thread, in the caller's execution context.</summary>
    /// <param name="work">The work; what it awaits comes back to the same thread.</param>
    /// <param name="stop">Asks it to stop.</param>
    /// <param name="tell">Told, in a sentence, when the work does not stop.</param>
    /// <exception cref="CellException">The work did not stop and was left behind.</exception>
    public T Run<T>(Func<Task<T>> work, CancellationToken stop, Action<string> tell)
    {
        T result = default!;
        var job = new Job(() => result = CellPump.Run(work, stop));
        CellGuard.DisarmAfterWatch();
        worker ??= new Worker();
        worker.Begin(job);
        if (WaitHandle.WaitAny([job.Done, stop.WaitHandle]) != 0)
            AwaitStop(job, tell);
        job.Failure?.Throw();
        return result;
    }

    /// <summary>Runs something that must not be woken in its midst, because it would be left broken: the compiler.</summary>
    public static T Undisturbed<T>(Func<T> action)
    {
        if (running is not { } job)
            return action();
        lock (job)
            job.Undisturbed++;
        try
        {
            return action();
        }
        finally
        {
            lock (job)
                job.Undisturbed--;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => worker?.End();

    private void AwaitStop(Job job, Action<string> tell)
    {
        long asked = Stopwatch.GetTimestamp();
        bool told = false;
        CellGuard.Arm();
        while (!job.Done.WaitOne(Pause))
        {
            // Again and again: another engine of the process may have ended the watch.
            CellGuard.Arm();
            TimeSpan waited = Stopwatch.GetElapsedTime(asked);
            if (waited > Patience)
            {
                worker!.End();
                worker = null;
                throw new CellException("Interrupted",
                    "The cell did not stop and was left behind: it goes on in the background until its call comes back. "
                    + "Restart the kernel to end it at once.");
            }
            if (waited > Notice && !told)
            {
                told = true;
                tell($"The cell is in a call that does not look whether it is to stop (compiled code or the system's). Waiting {Patience.TotalSeconds:0} s for it; "
                    + "restarting the kernel ends it at once.\n");
            }
            job.Wake(worker!.Thread);
        }
    }

    private sealed class Job(Action body)
    {
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private bool over;
        private bool woken;

        public ManualResetEvent Done { get; } = new(false);

        public ExceptionDispatchInfo? Failure { get; private set; }

        public int Undisturbed { get; set; }

        public void Run()
        {
            running = this;
            try
            {
                if (context is null)
                    body();
                else
                    ExecutionContext.Run(context, static job => ((Job)job!).body(), this);
            }
            catch (Exception exception)
            {
                Failure = ExceptionDispatchInfo.Capture(exception);
            }
            running = null;
            Settle();
            Done.Set();
        }

        public void Wake(Thread thread)
        {
            lock (this)
            {
                if (over || Undisturbed > 0)
                    return;
                woken = true;
                thread.Interrupt();
            }
        }

        private Action body { get; } = body;

        // A waking that came too late waits for the thread's next wait, which would be another cell's.
        private void Settle()
        {
            while (true)
            {
                try
                {
                    lock (this)
                        over = true;
                    if (woken)
                        Thread.Sleep(1);
                    return;
                }
                catch (ThreadInterruptedException)
                {
                    // Swallowed.
                }
            }
        }
    }

    private sealed class Worker
    {
        private readonly AutoResetEvent ready = new(false);
        private volatile bool ended;
        private Job? next;

        public Worker()
        {
            Thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = "cell" };
            using (ExecutionContext.SuppressFlow())
                Thread.Start();
        }

        public Thread Thread { get; }

        public void Begin(Job job)
        {
            next = job;
            ready.Set();
        }

        public void End()
        {
            ended = true;
            ready.Set();
        }

        private void Loop()
        {
            while (true)
            {
                ready.WaitOne();
                if (ended)
                    return;
                // Taken before it runs: once it is done, the next one may already be here.
                Job job = next!;
                next = null;
                job.Run();
            }
        }
    }
}
