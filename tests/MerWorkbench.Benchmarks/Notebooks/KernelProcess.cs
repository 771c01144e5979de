using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Protocol;
using MerWorkbench.Notebooks.Zmq;

namespace MerWorkbench.Benchmarks.Notebooks;

/// <summary>A kernel in a process of its own, and the client that speaks to it over TCP as Jupyter does.</summary>
internal sealed class KernelProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string file = Path.GetTempFileName();
    private readonly string key = Guid.NewGuid().ToString();
    private readonly ZmqContext context = new();
    private readonly ZmqSocket shell, iopub;
    private readonly Wire wire;
    private readonly Process process;

    /// <summary>Starts the kernel and returns when it has answered and its outputs arrive.</summary>
    /// <param name="mer">The program.</param>
    public KernelProcess(string mer)
    {
        Dictionary<Channel, int> ports = Enum.GetValues<Channel>().Zip(FreePorts()).ToDictionary(pair => pair.First, pair => pair.Second);
        var json = new JsonObject { ["transport"] = "tcp", ["ip"] = "127.0.0.1", ["key"] = key, ["signature_scheme"] = "hmac-sha256" };
        foreach ((Channel channel, int port) in ports)
            json[ConnectionFile.NameOf(channel)] = port;
        File.WriteAllText(file, json.ToJsonString());
        var connection = ConnectionFile.Load(file);
        wire = new(key);
        (shell, iopub) = (context.Open(SocketKind.Dealer), context.Open(SocketKind.Subscribe));
        iopub.SubscribeToAll();
        process = Process.Start(new ProcessStartInfo(mer, ["kernel", file]))!;
        shell.Connect(connection.Address(Channel.Shell));
        iopub.Connect(connection.Address(Channel.IOPub));
        Send("kernel_info_request", []);
        Reply("kernel_info_reply");
        // What was published before the subscription had arrived is lost.
        while (!iopub.TryReceive(out _))
        {
            Send("kernel_info_request", []);
            Reply("kernel_info_reply");
        }
    }

    /// <summary>Resident memory, in MB.</summary>
    public double Megabytes => double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <summary>Runs a cell to its idle state.</summary>
    /// <returns>Its result as text, or null.</returns>
    public string? Execute(string code)
    {
        Send("execute_request", new() { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["allow_stdin"] = false });
        string? result = null;
        bool isOurs = false;
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience;)
        {
            Request message = Next(iopub);
            isOurs |= message.Type == "execute_input";
            if (message.Type == "execute_result")
                result = message.Content.GetProperty("data").GetProperty("text/plain").GetString();
            if (isOurs && message.Type == "status" && message.Text("execution_state") == "idle")
            {
                Request reply = Reply("execute_reply");
                return reply.Text("status") == "ok" ? result : throw new InvalidOperationException(reply.Content.ToString());
            }
        }
        throw new TimeoutException(code);
    }

    /// <summary>Asks for completions at the end of code.</summary>
    public IReadOnlyList<string> Complete(string code)
    {
        Send("complete_request", new() { ["code"] = code, ["cursor_pos"] = code.Length });
        return [.. Reply("complete_reply").Content.GetProperty("matches").EnumerateArray().Select(match => match.GetString()!)];
    }

    public void Dispose()
    {
        Send("shutdown_request", new() { ["restart"] = false });
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
            process.Kill();
        process.Dispose();
        shell.Dispose();
        iopub.Dispose();
        context.Dispose();
        File.Delete(file);
    }

    private static IEnumerable<int> FreePorts()
    {
        TcpListener[] listeners = [.. Enum.GetValues<Channel>().Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
            listener.Dispose();
        return ports;
    }

    private void Send(string type, JsonObject content) => shell.Send(wire.Encode(type, [], content, []));

    private Request Reply(string type)
    {
        Request message = Next(shell);
        while (message.Type != type)
            message = Next(shell);
        return message;
    }

    private Request Next(ZmqSocket socket)
    {
        if (!socket.Wait(Patience) || !socket.TryReceive(out IReadOnlyList<byte[]> frames))
            throw new TimeoutException("The kernel does not answer.");
        return wire.Decode(Channel.Shell, frames);
    }
}
