using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>
/// What is to be sent, in order: any thread puts in, the socket thread takes out. Text, updates and clearings wait up to
/// <see cref="BatchTime"/> for more of their kind, so that a cell that prints in a loop sends 25 messages a second and not a million;
/// everything else sends what waits before it, and then itself.
/// </summary>
/// <param name="wire">Makes the frames.</param>
/// <param name="wake">Wakes the socket thread.</param>
internal sealed class Outbox(Wire wire, Action wake)
{
    /// <summary>How long text waits for more.</summary>
    public static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(40);

    // Front ends' servers drop what goes over a few megabytes in a moment, message by message: many small ones lose least.
    private const int LongestText = 1 << 20;

    private readonly Lock gate = new();
    private readonly Queue<(Channel Channel, byte[][] Frames)> ready = [];
    private readonly List<Waiting> waiting = [];
    private long waitingSince;

    /// <summary>How long the socket thread may sleep: null where nothing waits.</summary>
    public TimeSpan? UntilDue
    {
        get
        {
            lock (gate)
            {
                if (ready.Count > 0)
                    return TimeSpan.Zero;
                if (waiting.Count == 0)
                    return null;
                TimeSpan left = BatchTime - Stopwatch.GetElapsedTime(waitingSince);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Puts in what every client sees.</summary>
    public void Publish(Request? parent, string type, JsonObject content) => Send(Channel.IOPub, Encode(parent, type, content));

    /// <summary>Puts in what one client gets, on the channel on which it asked.</summary>
    public void Reply(Request request, string type, JsonObject content) => Send(request.Channel, wire.Encode(type, request.Header, content, request.Identities));

    /// <summary>Puts in a question to the person at a client.</summary>
    public void Ask(Request request, string prompt, bool hidden) =>
        Send(Channel.Stdin, wire.Encode("input_request", request.Header, new() { ["prompt"] = prompt, ["password"] = hidden }, request.Identities));

    /// <summary>Puts in a stretch of text.</summary>
    /// <returns>Whether it begins a message of its own.</returns>
    public bool Write(Request parent, OutputStream stream, string text)
    {
        lock (gate)
        {
            if (waiting is [.., WaitingText last] && last.Parent == parent && last.Stream == stream)
            {
                last.Text.Append(text);
                return false;
            }
            Wait(new WaitingText(parent, stream, new(text)));
        }
        wake();
        return true;
    }

    /// <summary>Puts in the replacement of something shown; replaces one of the same name that still waits.</summary>
    /// <returns>Whether it is a message of its own.</returns>
    public bool Update(Request parent, string displayId, JsonObject content)
    {
        lock (gate)
        {
            for (int i = waiting.Count - 1; i >= 0 && waiting[i] is WaitingUpdate older; i--)
            {
                if (older.DisplayId == displayId)
                {
                    waiting[i] = new WaitingUpdate(parent, displayId, content);
                    return false;
                }
            }
            Wait(new WaitingUpdate(parent, displayId, content));
        }
        wake();
        return true;
    }

    /// <summary>Takes a cell's outputs away. Its text that still waits is never sent: it would be gone at once.</summary>
    public void Clear(Request parent, bool wait)
    {
        lock (gate)
        {
            // What is left out keeps its age: a cell that clears and prints without pause must be seen, too.
            long since = waiting.Count > 0 ? waitingSince : Stopwatch.GetTimestamp();
            waiting.RemoveAll(item => item.Parent == parent && item is WaitingText or WaitingClearing);
            Wait(new WaitingClearing(parent, wait));
            waitingSince = since;
        }
        wake();
    }

    /// <summary>Takes the next message that is ready; of the socket thread.</summary>
    public bool TryTake(out Channel channel, out byte[][] frames)
    {
        lock (gate)
        {
            if (ready.Count == 0 && waiting.Count > 0 && Stopwatch.GetElapsedTime(waitingSince) >= BatchTime)
                Seal();
            if (!ready.TryDequeue(out (Channel Channel, byte[][] Frames) next))
            {
                (channel, frames) = (default, []);
                return false;
            }
            (channel, frames) = next;
            return true;
        }
    }

    private void Send(Channel channel, byte[][] frames)
    {
        lock (gate)
        {
            Seal();
            ready.Enqueue((channel, frames));
        }
        wake();
    }

    private void Wait(Waiting item)
    {
        if (waiting.Count == 0)
            waitingSince = Stopwatch.GetTimestamp();
        waiting.Add(item);
    }

    private void Seal()
    {
        foreach (Waiting item in waiting)
        {
            switch (item)
            {
                case WaitingText text:
                    SealText(text, text.Text.ToString());
                    break;
                case WaitingUpdate update:
                    ready.Enqueue((Channel.IOPub, Encode(update.Parent, "update_display_data", update.Content)));
                    break;
                case WaitingClearing clearing:
                    ready.Enqueue((Channel.IOPub, Encode(clearing.Parent, "clear_output", new() { ["wait"] = clearing.Wait })));
                    break;
            }
        }
        waiting.Clear();
    }

    private void SealText(WaitingText item, string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(LongestText, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]))
                length--;
            string name = item.Stream == OutputStream.Out ? "stdout" : "stderr";
            ready.Enqueue((Channel.IOPub, Encode(item.Parent, "stream", new() { ["name"] = name, ["text"] = text.Substring(at, length) })));
            at += length;
        }
    }

    private byte[][] Encode(Request? parent, string type, JsonObject content) =>
        wire.Encode(type, parent?.Header, content, [Encoding.ASCII.GetBytes(type)]);

    private abstract record Waiting(Request Parent);

    private sealed record WaitingText(Request Parent, OutputStream Stream, StringBuilder Text) : Waiting(Parent);

    private sealed record WaitingUpdate(Request Parent, string DisplayId, JsonObject Content) : Waiting(Parent);

    private sealed record WaitingClearing(Request Parent, bool Wait) : Waiting(Parent);
}
