using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Benchmarks.Torch;
using MerWorkbench.Foundation;
using MerWorkbench.Separation;
using MerWorkbench.Units;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Benchmarks.Separation;

/// <summary>Time and memory of BSS Eval v4 on a stereo song of two sources, on one core. Goal: four minutes at 44.1 kHz in under 60 s and 2 GB.</summary>
public sealed class ScoresBenchmark : IBenchmark
{
    public string Name => "separation-scores";

    public string Summary => "BSS Eval v4 of a stereo song with two sources, one core, with the most memory held: [SECONDS]";

    public int Run(string[] args)
    {
        if (args.Length > 1 || (args.Length == 1 && !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            Console.Error.WriteLine("mer-bench separation-scores [SECONDS]");
            return 2;
        }
        int seconds = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 240;
        QuietThreads.Apply(1);
        set_num_threads(1);
        Waveform[] references = [Noise(1, seconds), Noise(2, seconds)], estimates = [Sum(references[0], 1, references[1], 0.2f), Sum(references[1], 1, references[0], 0.1f)];
        // Small first, so that loading libraries is not in the time.
        BssEval.Version4([Noise(1, 2), Noise(2, 2)], [Noise(1, 2), Noise(2, 2)]);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        SeparationScores? scores = null;
        double wall = WallClock.Seconds(() => scores = BssEval.Version4(references, estimates));
        var process = Process.GetCurrentProcess();
        double cpu = (process.TotalProcessorTime - before).TotalSeconds, peak = process.PeakWorkingSet64 / 1e9;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} s stereo at 44.1 kHz, 2 sources, {scores!.Windows.Length} windows: {wall:0.0} s on the clock, {cpu:0.0} s of processor, {peak:0.00} GB at most; SDR {scores.Median(0, ScoreKind.Sdr)}"));
        bool kept = seconds != 240 || (cpu < 60 && peak < 2);
        return kept ? 0 : 1;
    }

    private static Waveform Noise(int seed, int seconds)
    {
        var random = new StableRandom(seed, "noise");
        float[] Channel() => [.. Enumerable.Range(0, seconds * 44_100).Select(_ => (float)((0.2 * random.NextDouble()) - 0.1))];
        return new(SampleRate.Hz44100, Channel(), Channel());
    }

    private static Waveform Sum(Waveform a, float gainA, Waveform b, float gainB) =>
        new(a.Rate, [.. Enumerable.Range(0, a.Channels).Select(c => Enumerable.Range(0, a.Length).Select(i => (gainA * a.Channel(c)[i]) + (gainB * b.Channel(c)[i])).ToArray())]);
}
