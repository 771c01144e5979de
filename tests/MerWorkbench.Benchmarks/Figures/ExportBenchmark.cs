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
        AffectPrediction[] songs = [.. Enumerable.Range(0, 400).Select(i => new AffectPrediction($"{i}", $"genre {i % 4}", Value(), Value(), Value(), Value()))];
        Figure plane = AffectPlaneFigure.Of(songs, AffectScale.MinusOneToOne, "400 songs");
        Figure scores = DumbbellFigure.Of([.. Enumerable.Range(0, 26).Select(i => new DumbbellRow($"model {i}", Value(), Value(), null, true))], "R²");
        bool ok = true;
        Console.WriteLine($"{"what",-26} {"runs",5} {"median s",9} {"max s",7} {"goal s",7}");

        var (cold, svg, png, pdf) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (int i = 0; i < times; i++)
        {
            using var drawer = new FigureDrawer();
            cold.Add(Seconds(() => drawer.ToSvg(plane)));
            svg.Add(Seconds(() => drawer.ToSvg(scores)));
            svg.Add(Seconds(() => drawer.ToSvg(plane)));
            png.Add(Seconds(() => drawer.ToPng(plane)));
            pdf.Add(Seconds(() => drawer.ToPdf(plane)));
        }
        Report("first figure, from cold", cold, ColdGoal);
        Report("each after it, SVG", svg, EachGoal);
        Report("each after it, PNG", png, EachGoal);
        Report("each after it, PDF", pdf, EachGoal);
        return ok ? 0 : 1;

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
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-26} {seconds.Count,5} {seconds[seconds.Count / 2],9:0.000} {seconds[^1],7:0.000} {goal,7:0.0}"));
        }
    }
}
