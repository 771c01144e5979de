using System.Collections.Concurrent;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

/// <summary>Sockets without a network: tests put messages in and look at what comes out.</summary>
internal sealed class FakeSockets : ISockets
{
    private readonly ConcurrentDictionary<Channel, ConcurrentQueue<IReadOnlyList<byte[]>>> incoming = new();
    private readonly List<(Channel Channel, IReadOnlyList<byte[]> Frames)> sent = [];
    private readonly SemaphoreSlim woken = new(0);

    public void Deliver(Channel channel, params IReadOnlyList<byte[]> frames)
    {
        incoming.GetOrAdd(channel, _ => new()).Enqueue(frames);
        woken.Release();
    }

    /// <summary>Waits for a message that has been sent, from the beginning; each call looks at all of them.</summary>
    public T Await<T>(Func<IReadOnlyList<(Channel Channel, IReadOnlyList<byte[]> Frames)>, T?> find) where T : class
    {
        DateTime end = DateTime.UtcNow + TimeSpan.FromSeconds(60);
        lock (sent)
        {
            while (true)
            {
                if (find(sent) is { } found)
                    return found;
                if (!Monitor.Wait(sent, TimeSpan.FromSeconds(1)) && DateTime.UtcNow > end)
                    throw new TimeoutException($"The message did not come in a minute; {sent.Count} others did.");
            }
        }
    }

    public int SentCount { get { lock (sent) return sent.Count; } }

    public void Wait(TimeSpan? atMost)
    {
        woken.Wait(atMost ?? Timeout.InfiniteTimeSpan);
        while (woken.Wait(0))
        {
        }
    }

    public bool TryReceive(out Channel channel, out IReadOnlyList<byte[]> frames)
    {
        foreach (Channel one in new[] { Channel.Control, Channel.Heartbeat, Channel.Stdin, Channel.Shell })
        {
            if (incoming.TryGetValue(one, out var queue) && queue.TryDequeue(out frames!))
            {
                channel = one;
                return true;
            }
        }
        (channel, frames) = (default, []);
        return false;
    }

    public void Send(Channel channel, IReadOnlyList<byte[]> frames)
    {
        lock (sent)
        {
            sent.Add((channel, frames));
            Monitor.PulseAll(sent);
        }
    }

    public void Wake() => woken.Release();

    public void Dispose() => woken.Dispose();
}
