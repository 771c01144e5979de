using System.Collections.Concurrent;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Foundation;

public sealed class SideBySideTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(7, 1)]
    [InlineData(7, 3)]
    public void Every_piece_is_done_once_and_no_more_at_a_time_than_asked_for(int count, int atATime)
    {
        var done = new ConcurrentBag<int>();
        int now = 0, most = 0;
        var gate = new Lock();
        SideBySide.Do(count, atATime, (piece, _) =>
        {
            lock (gate)
                most = Math.Max(most, ++now);
            Thread.Sleep(5);
            lock (gate)
                now--;
            done.Add(piece);
        }, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, count), done.Order());
        Assert.InRange(most, Math.Min(1, count), atATime);
    }

    [Fact]
    public void A_fault_stops_the_others_and_comes_out_as_it_was_once_they_have_stopped()
    {
        bool stopped = false;
        using var begun = new ManualResetEventSlim();
        var fault = Assert.Throws<MerException>(() => SideBySide.Do(3, 2, (piece, stop) =>
        {
            if (piece == 0)
            {
                begun.Wait(stop);
                throw new MerException("piece 0 is broken");
            }
            begun.Set();
            stop.WaitHandle.WaitOne();
            stopped = true;
            stop.ThrowIfCancellationRequested();
        }, TestContext.Current.CancellationToken));
        Assert.Equal("piece 0 is broken", fault.Message);
        Assert.True(stopped);
    }

    [Fact]
    public void Who_is_stopped_hears_of_the_own_token()
    {
        using var cancel = new CancellationTokenSource();
        var stopped = Assert.Throws<OperationCanceledException>(() => SideBySide.Do(9, 2, (_, stop) =>
        {
            cancel.Cancel();
            stop.ThrowIfCancellationRequested();
        }, cancel.Token));
        Assert.Equal(cancel.Token, stopped.CancellationToken);
    }

    [Fact]
    public void Who_is_woken_while_waiting_comes_back_once_all_have_stopped()
    {
        int begun = 0, ended = 0;
        bool leftEarly = false;
        using var cancel = new CancellationTokenSource();
        var caller = new Thread(() =>
        {
            try
            {
                SideBySide.Do(2, 2, (_, stop) =>
                {
                    Interlocked.Increment(ref begun);
                    stop.WaitHandle.WaitOne();
                    Thread.Sleep(200);
                    Interlocked.Increment(ref ended);
                    stop.ThrowIfCancellationRequested();
                }, cancel.Token);
            }
            catch (OperationCanceledException)
            {
                leftEarly = ended < 2;
            }
        });
        caller.Start();
        SpinWait.SpinUntil(() => Volatile.Read(ref begun) == 2);
        caller.Interrupt();
        caller.Join();
        Assert.Equal(2, ended);
        Assert.False(leftEarly);
    }

    [Fact]
    public void A_value_is_made_once_however_many_ask_and_again_where_its_making_failed()
    {
        var values = new OncePerKey<string>();
        int made = 0;
        Assert.Throws<OperationCanceledException>(() => values.Get("a", () => throw new OperationCanceledException()));
        SideBySide.Do(8, 4, (_, _) => Assert.Equal("made", values.Get("a", () =>
        {
            Interlocked.Increment(ref made);
            Thread.Sleep(5);
            return "made";
        })), TestContext.Current.CancellationToken);
        Assert.Equal(1, made);
    }
}
