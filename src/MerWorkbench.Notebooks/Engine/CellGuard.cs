using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>What the engine writes into cells so that they can be stopped. Not meant to be called by hand: see <see cref="CellContext.Token"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellGuard
{
    /// <summary>How long what a stopped cell awaits may take to end by itself, to write a checkpoint for example.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    /// <summary>For how long after an interrupt what the cell left in the background is stopped too, where it comes to a check.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(10);

    // As long as nobody is to stop, a check is one read of this field; else it looks at its cell's token, ten times as slowly.
    private static volatile bool armed;
    private static long armedAt;

    /// <summary>The running cell's token.</summary>
    public static CancellationToken Token => CellContext.Current?.Token ?? CancellationToken.None;

    /// <summary>At the head of a loop and of a catch.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Loop()
    {
        if (armed)
            Look();
    }

    /// <summary>At the head of a function: recursion without end is an error and not the end of the process.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    /// <exception cref="InsufficientExecutionStackException">The functions call one another too deeply.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (armed)
            Look();
    }

    /// <summary>In a query: true, or the end of it.</summary>
    public static bool Pass()
    {
        Loop();
        return true;
    }

    /// <summary>Awaits a task, or the stop of the cell.</summary>
    public static Task Until(Task task)
    {
        CancellationToken stop = Token;
        return task is null || task.IsCompleted || !stop.CanBeCanceled ? task! : Wait(task, stop);
    }

    /// <summary>Awaits a task, or the stop of the cell.</summary>
    public static Task<T> Until<T>(Task<T> task)
    {
        CancellationToken stop = Token;
        return task is null || task.IsCompleted || !stop.CanBeCanceled ? task! : WaitFor(task, stop);

        static async Task<T> WaitFor(Task<T> task, CancellationToken stop)
        {
            await Wait(task, stop).ConfigureAwait(false);
            return await task.ConfigureAwait(false);
        }
    }

    /// <summary>Awaits a task, or the stop of the cell.</summary>
    public static ValueTask Until(ValueTask task) => task.IsCompleted ? task : new(Until(task.AsTask()));

    /// <summary>Awaits a task, or the stop of the cell.</summary>
    public static ValueTask<T> Until<T>(ValueTask<T> task) => task.IsCompleted ? task : new(Until(task.AsTask()));

    /// <summary>Anything else that can be awaited, as it is.</summary>
    public static T Until<T>(T awaitable) => awaitable;

    /// <summary>An asynchronous sequence that ends with the cell.</summary>
    public static async IAsyncEnumerable<T> Each<T>(IAsyncEnumerable<T> items)
    {
        IAsyncEnumerator<T> item = items.GetAsyncEnumerator(Token);
        bool moving = false;
        try
        {
            while (true)
            {
                moving = true;
                if (!await Until(item.MoveNextAsync()).ConfigureAwait(false))
                    break;
                moving = false;
                yield return item.Current;
            }
            moving = false;
        }
        finally
        {
            // One that was left in the midst of a step cannot be disposed.
            if (!moving)
                await item.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Any other asynchronous sequence, as it is.</summary>
    public static T Each<T>(T items) => items;

    /// <summary>Has every check look at its cell's token.</summary>
    internal static void Arm()
    {
        Volatile.Write(ref armedAt, Stopwatch.GetTimestamp());
        armed = true;
    }

    /// <summary>Ends that, if the last interrupt is long ago; done before each cell.</summary>
    internal static void DisarmAfterWatch()
    {
        if (armed && Stopwatch.GetElapsedTime(Volatile.Read(ref armedAt)) > Watch)
            armed = false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Look() => Token.ThrowIfCancellationRequested();

    private static async Task Wait(Task task, CancellationToken stop)
    {
        using (var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop))
        {
            if (await Task.WhenAny(task, Task.Delay(Timeout.InfiniteTimeSpan, stopped.Token)).ConfigureAwait(false) != task
                && await Task.WhenAny(task, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false) != task)
                throw new OperationCanceledException(stop);
            await stopped.CancelAsync().ConfigureAwait(false);
        }
        await task.ConfigureAwait(false);
    }
}
