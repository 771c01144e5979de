using System.Collections.Concurrent;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>
/// Runs asynchronous work to its end on the calling thread: what follows an <c>await</c> comes back to it,
/// so that a cell has one thread and an interrupt knows which.
/// </summary>
internal sealed class CellPump : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> queue = [];

    /// <summary>Runs the work; leaves, with the work unfinished, when the token is cancelled while it waits.</summary>
    public static T Run<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        var pump = new CellPump();
        SynchronizationContext? before = Current;
        SetSynchronizationContext(pump);
        try
        {
            Task<T> task = work();
            task.ContinueWith(_ => pump.queue.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            foreach (var (callback, state) in pump.queue.GetConsumingEnumerable(cancellation))
                callback(state);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            queue.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The cell is over: what it left behind goes on elsewhere.
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);
}
