using System.Collections.Concurrent;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>A thread that does one thing after another. It does not keep the process alive.</summary>
internal sealed class Lane : IDisposable
{
    private readonly BlockingCollection<Action> work = [];
    private readonly Thread thread;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">Its name, for debuggers.</param>
    /// <param name="onFault">Told of what work throws; the lane goes on.</param>
    public Lane(string name, Action<Exception> onFault)
    {
        thread = new Thread(() => Run(onFault)) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Has something done after all that was posted before.</summary>
    public void Post(Action action)
    {
        try
        {
            work.Add(action);
        }
        catch (InvalidOperationException)
        {
            // The lane is closed: nobody waits for this any more.
        }
    }

    /// <summary>Takes no more work and waits a while for the thread to end.</summary>
    /// <returns>Whether it ended.</returns>
    public bool Close(TimeSpan patience)
    {
        work.CompleteAdding();
        return thread.Join(patience);
    }

    /// <inheritdoc/>
    public void Dispose() => work.CompleteAdding();

    private void Run(Action<Exception> onFault)
    {
        while (!work.IsCompleted)
        {
            try
            {
                foreach (Action action in work.GetConsumingEnumerable())
                    action();
            }
            catch (Exception fault)
            {
                onFault(fault);
            }
        }
    }
}
