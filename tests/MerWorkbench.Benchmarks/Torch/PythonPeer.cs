using System.Diagnostics;
using System.Globalization;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>The Python side of a race: a child process that runs the same network when told to, and waits else.</summary>
internal sealed class PythonPeer : IDisposable
{
    private readonly Process _process;

    public PythonPeer(int threads, bool tunedMalloc, string script = "Torch/training_peer.py")
    {
        // Debian's interpreter by its path: another python3 in front of it has no torch.
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, script), threads.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in QuietThreads.Variables(threads)) start.Environment[name] = value;
        if (tunedMalloc)
        {
            start.Environment["MALLOC_MMAP_THRESHOLD_"] = "33554432";
            start.Environment["MALLOC_TRIM_THRESHOLD_"] = "1073741824";
            start.Environment["MALLOC_TOP_PAD_"] = "67108864";
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("/usr/bin/python3 did not start.");
    }

    /// <summary>Builds a network with weights and a batch from a file; gives the number of parameters.</summary>
    public long Model(string name, string file) => long.Parse(Ask($"model {name} {file}").Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>Trains, and gives milliseconds and loss of each step.</summary>
    public (double Milliseconds, double Loss)[] Steps(int count)
    {
        var numbers = Ask(string.Create(CultureInfo.InvariantCulture, $"steps {count}")).Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return [.. numbers.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.WriteLine("quit");
            _process.StandardInput.Close();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    /// <summary>Sends a line and gives the line that comes back.</summary>
    public string Ask(string question)
    {
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The Python peer ended; what it said is above.");
    }
}
