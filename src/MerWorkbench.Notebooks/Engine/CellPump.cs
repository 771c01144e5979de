using System.Diagnostics;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>
/// Runs asynchronous work to its end on the calling thread: what follows an <c>await</c> comes back to it,
/// so that a cell has one thread and an interrupt knows which.
/// </summary>
internal sealed class CellPump : SynchronizationContext
{
    /// <summary>How long a stopped cell may take to come back from an <c>await</c> by itself before it is left behind.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly Queue<(SendOrPostCallback Work, object? State)> queue = new();
    private bool closed;

    /// <summary>Runs the work; leaves, with the work unfinished, when the token is cancelled and the work only waits.</summary>
    /// <exception cref="OperationCanceledException">The work was left behind.</exception>
    public static T Run<T>(Func<Task<T>> work, CancellationToken stop)
    {
        var pump = new CellPump();
        SynchronizationContext? before = Current;
        SetSynchronizationContext(pump);
        try
        {
            Task<T> task = work();
            task.ContinueWith(_ => pump.Close(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (pump.Next(stop) is { } next)
                next.Work(next.State);
            return task.IsCompleted ? task.GetAwaiter().GetResult() : throw new OperationCanceledException(stop);
        }
        finally
        {
            pump.Close();
            SetSynchronizationContext(before);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (queue)
        {
            if (!closed)
            {
                queue.Enqueue((d, state));
                Monitor.Pulse(queue);
                return;
            }
        }
        Elsewhere(d, state);
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    // The next thing to do; null when there will be none, or when the cell is stopped and nothing comes any more.
    private (SendOrPostCallback Work, object? State)? Next(CancellationToken stop)
    {
        long stopped = 0;
        while (true)
        {
            try
            {
                lock (queue)
                {
                    while (queue.Count == 0)
                    {
                        if (closed)
                            return null;
                        if (stop.IsCancellationRequested)
                        {
                            stopped = stopped == 0 ? Stopwatch.GetTimestamp() : stopped;
                            TimeSpan left = Grace - Stopwatch.GetElapsedTime(stopped);
                            if (left <= TimeSpan.Zero || !Monitor.Wait(queue, left))
                                return null;
                        }
                        else
                        {
                            Monitor.Wait(queue);
                        }
                    }
                    return queue.Dequeue();
                }
            }
            catch (ThreadInterruptedException)
            {
                // The person wants to stop: look again.
            }
        }
    }

    private void Close()
    {
        (SendOrPostCallback Work, object? State)[] left;
        lock (queue)
        {
            closed = true;
            left = [.. queue];
            queue.Clear();
            Monitor.PulseAll(queue);
        }
        foreach (var (work, state) in left)
            Elsewhere(work, state);
    }

    // The cell is over: what it left behind goes on without it, and what goes wrong there must not end the process.
    private static void Elsewhere(SendOrPostCallback work, object? state) => ThreadPool.QueueUserWorkItem(_ =>
    {
        try
        {
            work(state);
        }
        catch (Exception exception)
        {
            LostErrors.Tell(exception);
        }
    });
}
