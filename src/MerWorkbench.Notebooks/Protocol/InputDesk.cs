using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>Where a cell's question waits for the person's answer. One question at a time.</summary>
internal sealed class InputDesk(Outbox outbox)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private TaskCompletionSource<string>? question;

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="request">The cell's request: its client is asked.</param>
    /// <param name="prompt">What is asked.</param>
    /// <param name="hidden">Whether the answer is a secret.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string Ask(Request request, string prompt, bool hidden, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, CellContext.Current?.Token ?? CancellationToken.None);
        turn.Wait(stop.Token);
        try
        {
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref question, answer);
            outbox.Ask(request, prompt, hidden);
            answer.Task.Wait(stop.Token);
            return answer.Task.Result;
        }
        finally
        {
            Volatile.Write(ref question, null);
            turn.Release();
        }
    }

    /// <summary>Hands in an answer; one that nobody waits for is dropped.</summary>
    public void Answer(string text) => Volatile.Read(ref question)?.TrySetResult(text);
}
