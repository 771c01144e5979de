using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;

namespace MerWorkbench.Benchmarks.Features;

/// <summary>
/// A feature set on one very long file into the feature store, with the highest memory the process ever used.
/// Goal: ten hours under 500 MB. One set a process, since the mark never falls.
/// </summary>
public sealed class LongFileBenchmark : IBenchmark
{
    private const double Goal = 500;

    public string Name => "features-long";

    public string Summary => "one set on one long mp3 into the store: time and highest memory. SET [--hours H]";

    public int Run(string[] args)
    {
        int at = Array.IndexOf(args, "--hours");
        double hours = at >= 0 ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : 10;
        if (args is [] || args[0].StartsWith("--", StringComparison.Ordinal))
        {
            Console.Error.WriteLine($"Name a feature set: {string.Join(", ", FeatureSets.All.Select(set => set.Name))}.");
            return 2;
        }
        FeatureSet set = FeatureSets.Find(args[0]);
        using var sounds = new BenchmarkSounds();
        string file = sounds.Loop((int)(hours * 3600));
        string root = Directory.CreateTempSubdirectory("mer-bench-").FullName;
        try
        {
            double seconds = WallClock.Seconds(() => new FeatureStore(root).Fill([file], [set]));
            using var self = Process.GetCurrentProcess();
            double peak = self.PeakWorkingSet64 / 1e6;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Name}, {hours} h: {seconds:0.0} s ({hours * 3600 / seconds:0} times real time), highest memory {peak:0} MB (goal {Goal:0} MB: {(peak <= Goal ? "met" : "missed")})"));
            return peak <= Goal ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
