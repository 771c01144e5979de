using System.Diagnostics;
using System.Globalization;
using System.Text;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.TestData;

namespace MerWorkbench.Benchmarks.Notebooks;

/// <summary>Interrupts every kind of cell, many times in one session, and asks after each whether the session still counts.</summary>
public sealed class InterruptBenchmark : IBenchmark
{
    private const double Goal = 1;

    /// <inheritdoc/>
    public string Name => "interrupt";

    /// <inheritdoc/>
    public string Summary => "how long cells of every kind take to stop (goal: 1 s), in one session; --times N (default 10), --only NAME";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        int times = Option(args, "--times") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 10;
        string folder = Directory.CreateTempSubdirectory("mer-interrupt-").FullName;
        using var engine = new NotebookEngine();
        engine.Execute("var before = 41;", new Output());
        bool ok = true;
        Console.WriteLine($"{"cell",-34} {"times",5} {"median s",9} {"max s",7}");
        foreach (InterruptCell cell in InterruptCell.All.Where(cell => Option(args, "--only") is not { } only || cell.Name == only))
        {
            // Those that cannot be stopped are left behind after ten seconds each.
            int rounds = cell.IsStoppable ? times : Math.Min(times, 2);
            var seconds = new List<double>();
            string remark = "";
            for (int i = 0; i < rounds; i++)
            {
                var (outcome, took, said) = Interrupt(engine, cell.Code.Replace("FOLDER", folder, StringComparison.Ordinal));
                seconds.Add(took.TotalSeconds);
                if (!outcome.Interrupted)
                    (ok, remark) = (false, $"NOT INTERRUPTED: {outcome.Error?.Message ?? outcome.Result?.PlainText}");
                if (engine.Execute("before + 1", new Output()).Result?.PlainText != "42")
                    (ok, remark) = (false, "SESSION LOST");
                if (cell.IsStoppable && took.TotalSeconds > Goal)
                    (ok, remark) = (false, $"TOO SLOW {said}");
                else if (!cell.IsStoppable)
                    remark = $"told after {(said.Length > 0 ? "0.9 s" : "NEVER")}: {outcome.Error?.Message.Split(':')[0]}";
            }
            seconds.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cell.Name,-34} {rounds,5} {seconds[seconds.Count / 2],9:0.000} {seconds[^1],7:0.000} {remark}"));
        }
        Directory.Delete(folder, recursive: true);
        return ok ? 0 : 1;
    }

    private static (CellOutcome Outcome, TimeSpan Took, string Said) Interrupt(NotebookEngine engine, string code)
    {
        var output = new Output();
        CellOutcome? outcome = null;
        var thread = new Thread(() => outcome = engine.Execute(code, output));
        thread.Start();
        SpinWait.SpinUntil(() => output.Text.Contains("ready", StringComparison.Ordinal) || outcome is not null);
        Thread.Sleep(50);
        long asked = Stopwatch.GetTimestamp();
        engine.Interrupt();
        thread.Join();
        return (outcome!, Stopwatch.GetElapsedTime(asked), output.Errors);
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private sealed class Output : ICellOutput
    {
        private readonly StringBuilder text = new(), errors = new();

        public string Text { get { lock (text) return text.ToString(); } }

        public string Errors { get { lock (text) return errors.ToString(); } }

        public void Write(OutputStream stream, string written)
        {
            lock (text)
                (stream == OutputStream.Out ? text : errors).Append(written);
        }

        public void Show(MimeBundle bundle, string? displayId = null)
        {
        }

        public void Update(MimeBundle bundle, string displayId)
        {
        }

        public void Clear(bool wait)
        {
        }

        public string? Ask(string prompt, bool hidden, CancellationToken cancellation)
        {
            cancellation.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellation);
        }
    }
}
