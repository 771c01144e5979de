using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Languages.Python;

/// <summary>Python as a child process that runs one thing at a time. It ends when the engine does, even where that is killed.</summary>
internal sealed partial class PythonProcess : IDisposable
{
    /// <summary>The variable that names the Python to be used, instead of Debian's.</summary>
    public const string Variable = "MER_PYTHON";

    private const string DebianPython = "/usr/bin/python3";
    private const int SignalInterrupt = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), BetweenSignals = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly Stream incoming, outgoing;
    private readonly StringBuilder lastWords = new();
    private readonly Queue<PythonMessage> inbox = new();
    private volatile ICellOutput? output;
    private bool ended;

    private PythonProcess(Process process, ICellOutput output)
    {
        (this.process, this.output) = (process, output);
        (incoming, outgoing) = (process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        using (ExecutionContext.SuppressFlow())
        {
            new Thread(ReadAll) { IsBackground = true, Name = "python" }.Start();
            process.ErrorDataReceived += (_, line) =>
            {
                lock (lastWords)
                    lastWords.AppendLine(line.Data);
            };
            process.BeginErrorReadLine();
        }
    }

    /// <summary>Whether it has ended, by itself or by force.</summary>
    public bool HasEnded
    {
        get
        {
            lock (inbox)
                return ended;
        }
    }

    /// <summary>The Python to be used: what <see cref="Variable"/> names, else Debian's, else the first on the path.</summary>
    public static string Installed =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : File.Exists(DebianPython) ? DebianPython : "python3";

    /// <summary>Starts Python and waits until it can run cells.</summary>
    /// <exception cref="CellException">There is no Python with IPython.</exception>
    public static PythonProcess Start(string python, ICellOutput output, CancellationToken token)
    {
        using var driver = new StreamReader(typeof(PythonProcess).Assembly.GetManifestResourceStream("driver.py")!);
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-u", "-c", driver.ReadToEnd()])
            start.ArgumentList.Add(argument);
        // Figures come as pictures; sets have the same order each time.
        start.Environment["MPLBACKEND"] = "module://matplotlib_inline.backend_inline";
        start.Environment.TryAdd("PYTHONHASHSEED", "0");
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        PythonProcess started;
        try
        {
            started = new(Process.Start(start)!, output);
        }
        catch (Win32Exception)
        {
            throw Lacking($"{python} cannot be started");
        }
        PythonMessage first = started.Receive(token);
        if (first.Kind == "ready")
            return started;
        started.Dispose();
        throw Lacking($"{python}: {first.Text("text")}");
    }

    /// <summary>Sends a message and waits for its answer; what cells show on the way goes to the output.</summary>
    /// <param name="output">The running cell's output; also gets what Python writes afterwards.</param>
    /// <param name="token">Stops what runs in Python; it is killed if it does not stop.</param>
    /// <param name="write">The parts of the message.</param>
    /// <exception cref="CellException">Python ended.</exception>
    public PythonMessage Ask(ICellOutput? output, CancellationToken token, Action<Utf8JsonWriter, MemoryStream> write)
    {
        this.output = output ?? this.output;
        Send(write);
        while (true)
        {
            PythonMessage message = Receive(token);
            if (message.Kind != "ask")
                return message;
            string? answer = this.output?.Ask(message.Text("prompt") ?? "", message.Json.GetProperty("hidden").GetBoolean(), token);
            Send((json, _) =>
            {
                json.WriteString("kind", "answer");
                json.WriteString("text", answer);
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It ends when its input does.
        try
        {
            outgoing.Dispose();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        if (!process.WaitForExit(TimeSpan.FromSeconds(1)))
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static CellException Lacking(string problem) => new("NoPython",
        $"Cells of Python need Python with IPython ({problem}). On Debian: apt-get install python3-ipykernel. The variable {Variable} can name another Python that has it.");

    private void Send(Action<Utf8JsonWriter, MemoryStream> write)
    {
        using MemoryStream text = new(), blob = new();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            write(json, blob);
            json.WriteEndObject();
        }
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(head, (int)text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], (int)blob.Length);
        try
        {
            outgoing.Write(head);
            text.WriteTo(outgoing);
            blob.WriteTo(outgoing);
            outgoing.Flush();
        }
        catch (IOException)
        {
            throw Ended();
        }
    }

    private PythonMessage Receive(CancellationToken token)
    {
        long stopped = 0, signalled = 0;
        while (true)
        {
            try
            {
                lock (inbox)
                {
                    if (inbox.Count == 0 && !ended)
                        Monitor.Wait(inbox, 50);
                    if (inbox.TryDequeue(out PythonMessage? message))
                        return message;
                    if (ended)
                        throw Ended();
                }
            }
            catch (ThreadInterruptedException)
            {
                // The person wants to stop; the token says the same.
            }
            if (!token.IsCancellationRequested)
                continue;
            long now = Stopwatch.GetTimestamp();
            stopped = stopped == 0 ? now : stopped;
            if (Stopwatch.GetElapsedTime(stopped, now) > Patience)
            {
                process.Kill(entireProcessTree: true);
                throw new CellException("PythonEnded", "Python did not stop when asked and was ended; its variables are lost. The next cell of Python starts it anew.");
            }
            if (signalled == 0 || Stopwatch.GetElapsedTime(signalled, now) > BetweenSignals)
            {
                signalled = now;
                _ = Kill(process.Id, SignalInterrupt);
            }
        }
    }

    private CellException Ended()
    {
        string words;
        lock (lastWords)
            words = lastWords.ToString().Trim();
        string code = process.WaitForExit(TimeSpan.FromSeconds(1)) ? FormattableString.Invariant($" (exit code {process.ExitCode})") : "";
        return new("PythonEnded", $"Python ended by itself{code}; its variables are lost. The next cell of Python starts it anew.{(words.Length > 0 ? $" It said: {words}" : "")}");
    }

    private void ReadAll()
    {
        try
        {
            Span<byte> head = stackalloc byte[8];
            while (true)
            {
                incoming.ReadExactly(head);
                byte[] text = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)], blob = new byte[BinaryPrimitives.ReadInt32LittleEndian(head[4..])];
                incoming.ReadExactly(text);
                incoming.ReadExactly(blob);
                using JsonDocument json = JsonDocument.Parse(text);
                Take(new(json.RootElement.GetProperty("kind").GetString()!, json.RootElement.Clone(), blob));
            }
        }
        catch (Exception wrong) when (wrong is IOException or ObjectDisposedException or JsonException)
        {
            lock (inbox)
            {
                ended = true;
                Monitor.PulseAll(inbox);
            }
        }
    }

    private void Take(PythonMessage message)
    {
        switch (message.Kind)
        {
            case "out":
                output?.Write(message.Text("stream") == "out" ? OutputStream.Out : OutputStream.Error, message.Text("text")!);
                break;
            case "show":
                output?.Show(Bundle(message.Json.GetProperty("bundle")), message.Text("id"));
                break;
            case "update":
                output?.Update(Bundle(message.Json.GetProperty("bundle")), message.Text("id") ?? "");
                break;
            case "clear":
                output?.Clear(message.Json.GetProperty("wait").GetBoolean());
                break;
            default:
                lock (inbox)
                {
                    inbox.Enqueue(message);
                    Monitor.PulseAll(inbox);
                }
                break;
        }
    }

    /// <summary>A value in every form that Python gave it.</summary>
    public static MimeBundle Bundle(JsonElement json)
    {
        var bundle = new MimeBundle(json.GetProperty(Mime.Plain).GetString()!);
        foreach (JsonProperty form in json.EnumerateObject().Where(form => form.Name != Mime.Plain))
            bundle = bundle.With(form.Name, form.Value.GetString()!);
        return bundle;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
