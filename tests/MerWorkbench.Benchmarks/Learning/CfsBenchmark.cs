using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Learning.Selection;

namespace MerWorkbench.Benchmarks.Learning;

/// <summary>
/// CFS on as many clips and features as Hizlisoy's combined set has, with classes and with a numeric target. Goal: 30 s each on two cores.
/// </summary>
public sealed class CfsBenchmark : IBenchmark
{
    private const double Goal = 30;

    public string Name => "cfs";

    public string Summary => "CFS on 300 clips x 8,904 features, classes and numbers: seconds. [--rows N] [--columns N]";

    public int Run(string[] args)
    {
        int rows = Option(args, "--rows", 300), columns = Option(args, "--columns", 8904);
        (double[][] features, double[] affect) = Clips(rows, columns);
        int[] quadrants = [.. affect.Select(value => value < -0.7 ? 0 : value < 0 ? 1 : value < 0.7 ? 2 : 3)];
        bool met = Measure("four classes", () => Cfs.Select(features, quadrants)) & Measure("a number", () => Cfs.Select(features, affect));
        return met ? 0 : 1;
    }

    private static bool Measure(string target, Func<CfsSelection> select)
    {
        CfsSelection? selection = null;
        double seconds = WallClock.Seconds(() => selection = select());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{target,-14} {seconds,6:0.0} s (goal {Goal:0} s: {(seconds <= Goal ? "met" : "missed")})  {selection!.Columns.Length} of {selection.Width} columns, {selection.LocallyPredictive.Length} of them locally predictive, merit {selection.Merit:0.0000}"));
        return seconds <= Goal;
    }

    // Features that share forty causes, as those of sound do, each of which follows the affect a little.
    private static (double[][] Features, double[] Affect) Clips(int rows, int columns)
    {
        const int Causes = 40;
        var random = new StableRandom(1, "cfs benchmark");
        double[] affect = [.. Enumerable.Range(0, rows).Select(_ => random.NextNormal())];
        double[][] causes = [.. affect.Select(value => Enumerable.Range(0, Causes).Select(_ => value + (1.5 * random.NextNormal())).ToArray())];
        double[][] weights = [.. Enumerable.Range(0, columns).Select(_ => Enumerable.Range(0, Causes).Select(_ => random.NextDouble() < 0.05 ? random.NextNormal() : 0).ToArray())];
        return ([.. causes.Select(cause => weights.Select(weight => cause.Zip(weight, (c, w) => c * w).Sum() + (0.7 * random.NextNormal())).ToArray())], affect);
    }

    private static int Option(string[] args, string name, int otherwise)
    {
        int at = Array.IndexOf(args, name);
        return at < 0 ? otherwise : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
    }
}
