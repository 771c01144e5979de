using System.Runtime.ExceptionServices;

namespace MerWorkbench.Foundation;

/// <summary>Pieces of work that do not wait for each other, on threads of their own: work may set what belongs to its thread.</summary>
internal static class SideBySide
{
    /// <summary>Does all pieces, the first ones first.</summary>
    /// <param name="count">How many pieces.</param>
    /// <param name="atATime">How many at a time, at least 1; one alone stays on the caller's thread.</param>
    /// <param name="work">Does one, given its number from 0, and stops when asked to.</param>
    /// <param name="token">Asks all to stop.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop; no piece is under way any more.</exception>
    /// <remarks>The first exception of a piece asks the others to stop and is thrown as it was once they have. So does interrupting the caller's thread.</remarks>
    public static void Do(int count, int atATime, Action<int, CancellationToken> work, CancellationToken token)
    {
        int threads = Math.Min(Check.Positive(atATime), count), next = -1;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        ExceptionDispatchInfo? first = null;
        bool woken = false;
        if (threads <= 1)
            Work();
        else
        {
            Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(Work) { IsBackground = true })];
            foreach (Thread worker in workers)
                worker.Start();
            foreach (Thread worker in workers)
                Await(worker);
        }
        token.ThrowIfCancellationRequested();
        first?.Throw();
        if (woken)
            Thread.CurrentThread.Interrupt();

        // Who wakes the caller wants all to stop; pieces write down how far they are before they do.
        void Await(Thread worker)
        {
            while (true)
            {
                try
                {
                    worker.Join();
                    return;
                }
                catch (ThreadInterruptedException)
                {
                    woken = true;
                    stop.Cancel();
                }
            }
        }

        void Work()
        {
            try
            {
                for (int piece; (piece = Interlocked.Increment(ref next)) < count;)
                {
                    stop.Token.ThrowIfCancellationRequested();
                    work(piece, stop.Token);
                }
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(e), null);
                stop.Cancel();
            }
        }
    }
}
