using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>
/// A kernel's side of the Jupyter protocol. The thread that calls <see cref="Run"/> owns the sockets and waits for nothing else:
/// cells run on a second, and questions of editors are answered on a third, so also while a cell runs.
/// </summary>
internal sealed class KernelServer : IDisposable
{
    // How many messages are taken or sent at a time, so that neither waits long for the other.
    private const int Turn = 256;

    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(3);

    private readonly ISockets sockets;
    private readonly Wire wire;
    private readonly NotebookEngine engine;
    private readonly ILanguageService language;
    private readonly TextWriter log;
    private readonly Outbox outbox;
    private readonly InputDesk desk;
    private readonly History history = new();
    private readonly ExecutionLane cells;
    private readonly Lane editors;
    private readonly ConcurrentQueue<Action> whenAllIsTaken = [];
    private volatile bool ended;

    /// <summary>Makes a server; <see cref="Run"/> runs it.</summary>
    /// <param name="sockets">Where it listens.</param>
    /// <param name="wire">Makes and reads the messages.</param>
    /// <param name="engine">Runs the cells.</param>
    /// <param name="language">Answers editors.</param>
    /// <param name="log">Told of messages that are not answered, and why.</param>
    public KernelServer(ISockets sockets, Wire wire, NotebookEngine engine, ILanguageService language, TextWriter log)
    {
        (this.sockets, this.wire, this.engine, this.language, this.log) = (sockets, wire, engine, language, log);
        outbox = new(wire, sockets.Wake);
        desk = new(outbox);
        cells = new(engine, outbox, desk, history, OnceAllIsTaken, Report);
        editors = new("editors", Report);
    }

    /// <summary>Serves until <see cref="Stop"/> or a client's <c>shutdown_request</c>; then interrupts the running cell and gives it three seconds.</summary>
    /// <returns>Whether the last cell ended; where not, its thread still runs.</returns>
    public bool Run()
    {
        outbox.Publish(null, "status", new() { ["execution_state"] = "starting" });
        while (!ended)
        {
            sockets.Wait(outbox.UntilDue);
            TakeMessages();
            SendMessages();
        }
        Interrupt();
        bool isOver = cells.Close(PatienceAtEnd);
        while (outbox.TryTake(out Channel channel, out byte[][] frames))
            sockets.Send(channel, frames);
        return isOver;
    }

    /// <summary>Ends <see cref="Run"/>; from any thread.</summary>
    public void Stop()
    {
        ended = true;
        sockets.Wake();
    }

    /// <summary>Stops the running cell; from any thread.</summary>
    public void Interrupt() => engine.Interrupt();

    /// <inheritdoc/>
    public void Dispose()
    {
        cells.Dispose();
        editors.Dispose();
    }

    private void TakeMessages()
    {
        int actions = whenAllIsTaken.Count;
        for (int taken = 0; (actions > 0 || taken < Turn) && sockets.TryReceive(out Channel channel, out IReadOnlyList<byte[]> frames); taken++)
        {
            if (channel == Channel.Heartbeat)
                sockets.Send(channel, frames);
            else
                Take(channel, frames);
        }
        for (; actions > 0 && whenAllIsTaken.TryDequeue(out Action? action); actions--)
            action();
    }

    private void SendMessages()
    {
        for (int sent = 0; sent < Turn && outbox.TryTake(out Channel channel, out byte[][] frames); sent++)
            sockets.Send(channel, frames);
    }

    private void Take(Channel channel, IReadOnlyList<byte[]> frames)
    {
        try
        {
            Dispatch(wire.Decode(channel, frames));
        }
        catch (WireException problem)
        {
            log.WriteLine($"{channel}: {problem.Message} It was dropped.");
        }
        catch (Exception fault)
        {
            Report(fault);
        }
    }

    private void Dispatch(Request request)
    {
        switch (request.Type)
        {
            case "execute_request":
                cells.Enqueue(request);
                break;
            case "complete_request":
                editors.Post(() => Answer(request, () => EditorDesk.Complete(language, request)));
                break;
            case "inspect_request":
                editors.Post(() => Answer(request, () => EditorDesk.Inspect(language, request)));
                break;
            case "is_complete_request":
                editors.Post(() => Answer(request, () => EditorDesk.IsComplete(language, request)));
                break;
            case "kernel_info_request":
                Answer(request, KernelInfo.Content);
                break;
            case "history_request":
                Answer(request, () => history.Find(request));
                break;
            case "comm_info_request":
                Answer(request, () => new() { ["comms"] = new JsonObject() });
                break;
            case "comm_open":
                // No widget lives here: the other side is told so, as the protocol asks.
                cells.Busy(request);
                outbox.Publish(request, "comm_close", new() { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() });
                cells.Idle(request);
                break;
            case "comm_msg" or "comm_close":
                cells.Busy(request);
                cells.Idle(request);
                break;
            case "input_reply":
                desk.Answer(request.Text("value"));
                break;
            case "interrupt_request":
                Interrupt();
                Answer(request, () => []);
                break;
            case "shutdown_request":
                bool restart = request.Flag("restart", otherwise: false);
                Answer(request, () => new() { ["restart"] = restart });
                outbox.Publish(request, "shutdown_reply", new() { ["status"] = "ok", ["restart"] = restart });
                ended = true;
                break;
            default:
                log.WriteLine($"{request.Channel}: '{request.Type}' is not known here. It was dropped.");
                break;
        }
    }

    private void Answer(Request request, Func<JsonObject> content)
    {
        string type = request.Type.Replace("_request", "_reply", StringComparison.Ordinal);
        cells.Busy(request);
        try
        {
            JsonObject answer = content();
            // is_complete_reply has a status of its own.
            answer.TryAdd("status", "ok");
            outbox.Reply(request, type, answer);
        }
        catch (Exception fault)
        {
            Report(fault);
            outbox.Reply(request, type, new()
            {
                ["status"] = "error",
                ["ename"] = fault.GetType().Name,
                ["evalue"] = fault.Message,
                ["traceback"] = new JsonArray(),
            });
        }
        cells.Idle(request);
    }

    private void OnceAllIsTaken(Action action)
    {
        whenAllIsTaken.Enqueue(action);
        sockets.Wake();
    }

    private void Report(Exception fault) => log.WriteLine($"The kernel itself failed at something: {fault}");
}
