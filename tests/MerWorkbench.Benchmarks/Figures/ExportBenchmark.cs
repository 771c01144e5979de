using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Benchmarks.Figures;

/// <summary>Exports figures as a reproduction and a notebook do: the first with the start of the browser, the others after it.</summary>
public sealed class ExportBenchmark : IBenchmark
{
    private const double ColdGoal = 4, EachGoal = 0.3;

    /// <inheritdoc/>
    public string Name => "export";

    /// <inheritdoc/>
    public string Summary => "exporting figures: the first from cold (goal: 4 s) and each after it (goal: 0.3 s); --times N (default 5)";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        int times = args is ["--times", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        var random = new StableRandom(7, "export");
        bool ok = true;
        Console.WriteLine($"{"what",-40} {"runs",5} {"median s",9} {"max s",7} {"goal s",7}");

        var cold = new List<double>();
        var each = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        for (int i = 0; i < times; i++)
        {
            using var drawer = new FigureDrawer();
            cold.Add(Seconds(() => drawer.ToSvg(Plane())));
            foreach (var (name, draw) in ((string, Func<Figure>)[])[("26 models", Models), ("400 songs", Plane)])
            {
                // One figure in its three forms, and others that are drawn for one form alone.
                Figure first = draw(), second = draw(), third = draw();
                Add($"{name}, SVG", () => drawer.ToSvg(first));
                Add($"{name}, the same as PNG", () => drawer.ToPng(first));
                Add($"{name}, the same as PDF", () => drawer.ToPdf(first));
                Add($"{name}, another as PNG", () => drawer.ToPng(second));
                Add($"{name}, another as PDF", () => drawer.ToPdf(third));
            }
        }
        Report("first figure (400 songs), from cold", cold, ColdGoal);
        foreach (var (what, seconds) in each)
            Report(what, seconds, EachGoal);
        return ok ? 0 : 1;

        void Add(string what, Action work)
        {
            if (!each.TryGetValue(what, out List<double>? seconds))
                each.Add(what, seconds = []);
            seconds.Add(Seconds(work));
        }

        Figure Plane() => AffectPlaneFigure.Of([.. Enumerable.Range(0, 400).Select(i => new AffectPrediction($"{i}", $"genre {i % 4}", Value(), Value(), Value(), Value()))], AffectScale.MinusOneToOne, "400 songs");

        Figure Models() => DumbbellFigure.Of([.. Enumerable.Range(0, 26).Select(i => new DumbbellRow($"model {i}", Value(), Value(), null, true))], "R²");

        double Value() => (random.NextDouble() * 1.8) - 0.9;

        static double Seconds(Action work)
        {
            long began = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        void Report(string what, List<double> seconds, double goal)
        {
            seconds.Sort();
            ok &= seconds[seconds.Count / 2] <= goal;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {seconds.Count,5} {seconds[seconds.Count / 2],9:0.000} {seconds[^1],7:0.000} {goal,7:0.0}"));
        }
    }
}
