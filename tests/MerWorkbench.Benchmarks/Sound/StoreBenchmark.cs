using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;

namespace MerWorkbench.Benchmarks.Sound;

/// <summary>
/// The features of many songs, cold and from the store, in wall time. Goals for the 400 songs of Emotify on two cores:
/// cold under 60 s, from the store under 1 s.
/// </summary>
public sealed class StoreBenchmark : IBenchmark
{
    private const double ColdGoal = 60, WarmGoal = 1;

    public string Name => "sound-store";

    public string Summary => "features of Emotify's 400 songs, cold and from the store. [FOLDER] [--jobs N] [--json]";

    public int Run(string[] args)
    {
        int at = Array.IndexOf(args, "--jobs");
        int jobs = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 2;
        string? folder = args.Where((arg, i) => !arg.StartsWith("--", StringComparison.Ordinal) && (at < 0 || i != at + 1)).FirstOrDefault()
            ?? (RealData.IsAbsent ? null : RealData.PathOf("emotify"));
        if (folder is null)
        {
            Console.Error.WriteLine("Name a folder of songs, or set MER_TEST_DATA.");
            return 2;
        }
        string[] songs = [.. Directory.EnumerateFiles(folder, "*.mp3", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var set = FeatureSets.LibrosaCompact.Pieces(new(1), new(0.5));
        string root = Directory.CreateTempSubdirectory("mer-bench-").FullName;
        try
        {
            var store = new FeatureStore(root);
            double cold = Seconds(() => store.ExtractAll(songs, set, jobs));
            double warm = Enumerable.Range(0, 5).Min(_ => Seconds(() => store.ExtractAll(songs, set, jobs)));
            if (args.Contains("--json"))
                Console.WriteLine(JsonSerializer.Serialize(new { folder, songs = songs.Length, set = set.Name, jobs, cold, warm, coldGoal = ColdGoal, warmGoal = WarmGoal }, MerJson.Indented));
            else
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{songs.Length} songs, {set.Name}, {jobs} jobs: cold {cold:0.0} s (goal {ColdGoal:0} s), from the store {warm:0.000} s (goal {WarmGoal:0} s)"));
            return cold <= ColdGoal && warm <= WarmGoal ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static double Seconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
