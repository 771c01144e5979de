using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Benchmarks.Notebooks;

/// <summary>
/// The C# kernel as a notebook meets it, over TCP with signed messages. Goals: from start to first result 2.0 s, the median small cell 30 ms,
/// the median completion 100 ms. The growth of memory over many cells is stated: what Roslyn compiles is never unloaded.
/// </summary>
public sealed class NotebookBenchmark : IBenchmark
{
    private const double StartGoal = 2.0, CellGoal = 0.030, CompletionGoal = 0.100;

    public string Name => "notebook";

    public string Summary => "the C# kernel: start, small cells, completion, memory over 1,000 cells. [--mer PATH] [--starts N] [--cells N] [--json]";

    public int Run(string[] args)
    {
        string mer = Option(args, "--mer") ?? Path.Combine(Workplace.Root, "artifacts", "mer", "mer");
        int starts = int.Parse(Option(args, "--starts") ?? "5", CultureInfo.InvariantCulture), cells = int.Parse(Option(args, "--cells") ?? "1000", CultureInfo.InvariantCulture);
        if (!File.Exists(mer) || starts < 1 || cells < 1)
        {
            Console.Error.WriteLine(File.Exists(mer) ? "--starts and --cells must be at least 1." : $"{mer} is not there. Run ./environment/setup.sh, or name it with --mer.");
            return 2;
        }
        double[] start = [.. Enumerable.Range(0, starts).Select(_ => Start(mer))];

        using var kernel = new KernelProcess(mer);
        double ready = kernel.Megabytes;
        kernel.Execute("1 + 1");
        double first = kernel.Megabytes;
        double[] cell = new double[cells];
        for (int i = 0; i < cells; i++)
            cell[i] = WallClock.Seconds(() => Expect("3", kernel.Execute(string.Create(CultureInfo.InvariantCulture, $"var a{i} = 1; a{i} + 2"))));
        double last = kernel.Megabytes;
        double[] completion = [.. Enumerable.Range(0, 20).Select(_ => WallClock.Seconds(() =>
            Expect("WriteLine", kernel.Complete("Console.Wri").FirstOrDefault(item => item == "WriteLine"))))];

        var figures = new
        {
            mer,
            start = Median(start),
            startWorst = start.Max(),
            startGoal = StartGoal,
            cell = Median(cell),
            cellFirstHundred = Median(cell[..Math.Min(100, cells)]),
            cellLastHundred = Median(cell[^Math.Min(100, cells)..]),
            cellGoal = CellGoal,
            completionFirst = completion[0],
            completion = Median(completion),
            completionGoal = CompletionGoal,
            cells,
            megabytesReady = ready,
            megabytesAfterFirst = first,
            megabytesAfterAll = last,
            kilobytesPerCell = (last - first) * 1024 / cells,
        };
        if (args.Contains("--json"))
            Console.WriteLine(JsonSerializer.Serialize(figures, MerJson.Indented));
        else
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                start to first result  {figures.start:0.00} s, worst of {starts} {figures.startWorst:0.00} s (goal {StartGoal:0.0} s)
                small cell             {figures.cell * 1000:0} ms; first hundred {figures.cellFirstHundred * 1000:0}, last hundred {figures.cellLastHundred * 1000:0} (goal {CellGoal * 1000:0} ms)
                completion             {figures.completion * 1000:0} ms, the first {figures.completionFirst * 1000:0} ms (goal {CompletionGoal * 1000:0} ms)
                memory                 {ready:0} MB ready, {first:0} MB after the first cell, {last:0} MB after {cells} more: {figures.kilobytesPerCell:0} kB a cell
                """));
        return figures.start <= StartGoal && figures.cell <= CellGoal && figures.completion <= CompletionGoal ? 0 : 1;
    }

    private static double Start(string mer)
    {
        long began = Stopwatch.GetTimestamp();
        using var kernel = new KernelProcess(mer);
        Expect("2", kernel.Execute("1 + 1"));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Expect(string expected, string? got)
    {
        if (got != expected)
            throw new InvalidOperationException($"Expected {expected}, got {got ?? "nothing"}.");
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
