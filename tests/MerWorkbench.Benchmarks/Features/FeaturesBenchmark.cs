using System.Globalization;
using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Benchmarks.Sound;
using MerWorkbench.Features;
using MerWorkbench.Foundation;

namespace MerWorkbench.Benchmarks.Features;

/// <summary>
/// Every named feature set on one core, from the mp3 file to the matrix, in processor time of one thread: on a clip of 45 s and on a song of
/// 10 minutes (time must grow with the length and no faster), and on several files at a time in wall time.
/// </summary>
public sealed class FeaturesBenchmark : IBenchmark
{
    // Longer sounds spare themselves the start; a tenth more is noise, half more is not linear.
    private const double MostGrowth = 1.25;

    public string Name => "features";

    public string Summary => "each feature set from mp3 on one core: 45 s clip, 10 min song, files in parallel. [SET...] [--repeats N] [--json]";

    public int Run(string[] args)
    {
        bool json = args.Contains("--json");
        int at = Array.IndexOf(args, "--repeats");
        int repeats = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 5;
        string[] names = [.. args.Where((arg, i) => !arg.StartsWith("--", StringComparison.Ordinal) && (at < 0 || i != at + 1))];
        FeatureSet[] sets = names.Length == 0 ? [.. FeatureSets.All] : [.. names.Select(FeatureSets.Find)];
        using var sounds = new BenchmarkSounds();
        var speeds = sets.Select(set => Measure(set, sounds, repeats)).ToList();
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new { sounds.Clip, repeats, speeds }, MerJson.Indented));
        else
            Print(sounds, repeats, speeds);
        return speeds.All(speed => speed.Met && speed.Growth <= MostGrowth) ? 0 : 1;
    }

    private static SetSpeed Measure(FeatureSet set, BenchmarkSounds sounds, int repeats)
    {
        double clip = Timing.Of(set.Name, repeats, () => Whole(set, sounds.Clip)).Min;
        double song = Timing.Of(set.Name, Math.Min(repeats, 2), () => Whole(set, sounds.Song)).Min;
        double parallel = WallClock.Seconds(() => Parallel.For(0, BenchmarkSounds.ParallelFiles,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ => Whole(set, sounds.Clip)));
        return new SetSpeed(set.Name, set.Columns.Count,
            1000 * sounds.ClipSeconds / clip,
            1000 * sounds.SongSeconds / song,
            BenchmarkSounds.ParallelFiles * sounds.ClipSeconds / parallel,
            SetGoal.Of(set.Name));
    }

    private static void Whole(FeatureSet set, string file)
    {
        using FeatureRows rows = set.Compute(SoundSource.FromFile(file));
        if (rows.Frames == 0)
            throw new InvalidOperationException($"{set.Name} gave no rows.");
    }

    private static void Print(BenchmarkSounds sounds, int repeats, List<SetSpeed> speeds)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sounds.Clip} ({sounds.ClipSeconds:0} s), song of {sounds.SongSeconds:0} s; times real time from mp3 to matrix, one thread's processor time, best of {repeats}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{"set",-18}{"columns",8}{"clip",8}{"song",8}{"growth",8}{$"{Environment.ProcessorCount} at a time",14}{"goal",8}"));
        foreach (var speed in speeds)
        {
            string goal = speed.Goal == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{speed.Goal,8:0} {(speed.Met ? "met" : "missed")}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{speed.Set,-18}{speed.Columns,8}{speed.Clip,8:0}{speed.Song,8:0}{speed.Growth,8:0.00}{speed.InParallel,14:0}{goal}"));
        }
    }

    /// <summary>What one set reached, in seconds of sound a second.</summary>
    private sealed record SetSpeed(string Set, int Columns, double Clip, double Song, double InParallel, double Goal)
    {
        /// <summary>Time a second of the song over time a second of the clip: 1 where time grows with the length.</summary>
        public double Growth => Clip / Song;

        public bool Met => Clip >= Goal;
    }
}
