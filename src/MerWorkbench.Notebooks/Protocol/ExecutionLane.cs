using System.Text.Json;
using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>Has the engine run cells, one after the other, and tells the clients how each goes.</summary>
internal sealed class ExecutionLane : IDisposable
{
    private readonly NotebookEngine engine;
    private readonly Outbox outbox;
    private readonly InputDesk desk;
    private readonly History history;
    private readonly Action<Action> onSocketThread;
    private readonly Lane lane;
    private readonly Lock gate = new();
    private readonly Queue<Request> queue = [];
    private Request? running;

    /// <summary>Starts the thread.</summary>
    /// <param name="engine">Runs the cells.</param>
    /// <param name="outbox">Takes what is to be sent.</param>
    /// <param name="desk">Takes the cells' questions.</param>
    /// <param name="history">Remembers the cells.</param>
    /// <param name="onSocketThread">Has something done by the socket thread when it has taken every message that came so far.</param>
    /// <param name="onFault">Told of faults of the kernel itself.</param>
    public ExecutionLane(NotebookEngine engine, Outbox outbox, InputDesk desk, History history, Action<Action> onSocketThread, Action<Exception> onFault)
    {
        (this.engine, this.outbox, this.desk, this.history, this.onSocketThread) = (engine, outbox, desk, history, onSocketThread);
        lane = new("cells", onFault);
    }

    /// <summary>Puts a cell at the end of the queue.</summary>
    public void Enqueue(Request request)
    {
        lock (gate)
            queue.Enqueue(request);
        lane.Post(RunNext);
    }

    /// <summary>Tells every client that what it asked is being done; to be followed by <see cref="Idle"/>.</summary>
    public void Busy(Request request) => outbox.Publish(request, "status", new() { ["execution_state"] = "busy" });

    /// <summary>Tells every client that a request other than a cell is done. Front ends show the last state they heard of: while a cell runs, that is busy again.</summary>
    public void Idle(Request request)
    {
        lock (gate)
        {
            outbox.Publish(request, "status", new() { ["execution_state"] = "idle" });
            if (running is { } cell)
                Busy(cell);
        }
    }

    /// <summary>Takes no more cells and waits a while for the running one.</summary>
    /// <returns>Whether it ended.</returns>
    public bool Close(TimeSpan patience)
    {
        lock (gate)
            queue.Clear();
        return lane.Close(patience);
    }

    /// <inheritdoc/>
    public void Dispose() => lane.Dispose();

    private void RunNext()
    {
        Request? request;
        lock (gate)
        {
            if (!queue.TryDequeue(out request))
                return;
            running = request;
        }
        try
        {
            Busy(request);
            Run(request);
        }
        catch (Exception fault)
        {
            outbox.Reply(request, "execute_reply", Failure(new(fault.GetType().Name, fault.Message, [fault.Message])));
            throw;
        }
        finally
        {
            lock (gate)
            {
                running = null;
                outbox.Publish(request, "status", new() { ["execution_state"] = "idle" });
            }
        }
    }

    private void Run(Request request)
    {
        string code = request.Text("code");
        bool silent = request.Flag("silent", otherwise: false);
        bool counted = !silent && request.Flag("store_history", otherwise: true);
        var output = new JupyterOutput(request, outbox, desk);
        // A front end that hears of the cell may stop it at once, so it hears no sooner than the cell can be stopped.
        Action<int>? begun = silent ? null : count => outbox.Publish(request, "execute_input", new() { ["code"] = code, ["execution_count"] = count });

        CellOutcome outcome = engine.Execute(code, output, counted: counted, begun: begun);
        int number = outcome.ExecutionCount;
        if (outcome.Result is { } result && !silent)
            output.Result(number, result);
        if (counted)
            history.Add(number, code, outcome.Result?.PlainText);

        JsonObject reply = outcome.Error is { } error ? Failure(error) : new()
        {
            ["status"] = "ok",
            ["payload"] = new JsonArray(),
            ["user_expressions"] = Evaluate(request),
        };
        reply["execution_count"] = number;
        if (outcome.Error is { } shown && !silent)
            outbox.Publish(request, "error", Failure(shown));
        if (!outcome.IsOk && request.Flag("stop_on_error", otherwise: true))
            AbortQueued();
        outbox.Reply(request, "execute_reply", reply);
    }

    /// <summary>
    /// Does not run what was asked for before this cell's failure became known. Done after the socket thread has taken all that
    /// came so far, and before the reply: whoever asks after the reply is served.
    /// </summary>
    private void AbortQueued()
    {
        using var taken = new ManualResetEventSlim();
        onSocketThread(taken.Set);
        // The socket thread does not wait for anything; where it has ended nobody waits for these replies either.
        taken.Wait(TimeSpan.FromSeconds(1));
        Request[] aborted;
        lock (gate)
        {
            aborted = [.. queue];
            queue.Clear();
        }
        foreach (Request request in aborted)
        {
            Busy(request);
            outbox.Reply(request, "execute_reply", new() { ["status"] = "aborted", ["execution_count"] = engine.ExecutionCount });
            outbox.Publish(request, "status", new() { ["execution_state"] = "idle" });
        }
    }

    private JsonObject Evaluate(Request request)
    {
        var values = new JsonObject();
        if (!request.Content.TryGetProperty("user_expressions", out JsonElement asked) || asked.ValueKind != JsonValueKind.Object)
            return values;
        foreach (JsonProperty expression in asked.EnumerateObject())
        {
            CellOutcome outcome = engine.Execute(expression.Value.ToString(), new JupyterOutput(request, outbox, desk), counted: false);
            values[expression.Name] = outcome switch
            {
                { Error: { } error } => Failure(error),
                { Result: { } result } => new JsonObject { ["status"] = "ok", ["data"] = Bundles.Data(result), ["metadata"] = new JsonObject() },
                _ => new JsonObject { ["status"] = "ok", ["data"] = new JsonObject(), ["metadata"] = new JsonObject() },
            };
        }
        return values;
    }

    private static JsonObject Failure(CellError error) => new()
    {
        ["status"] = "error",
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
    };
}
