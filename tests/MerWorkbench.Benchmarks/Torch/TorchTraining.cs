using System.Globalization;
using System.Text.Json;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>Time of a training step (forward, backward, Adam) of ten networks, against the same networks in python3-torch.</summary>
public sealed class TorchTraining : IBenchmark
{
    private const string Usage = "mer-bench torch-training [--threads N] [--rounds N] [--steps N] [--model lstm|audio|mel|unet|cnn|cldnn|song|song-ir|window|window-ir] [--tune-python] [--json]";

    public string Name => "torch-training";

    public string Summary => "a training step of ten networks against python3-torch, by turns in one run: --threads N --rounds N --json";

    public int Run(string[] args)
    {
        var (threads, rounds, steps, only, tunedPython, json) = (1, 10, 5, (string?)null, false, false);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--json": json = true; break;
                case "--tune-python": tunedPython = true; break;
                case "--model" when i + 1 < args.Length: only = args[++i]; break;
                case "--threads" when Number(args, ref i, out threads): break;
                case "--rounds" when Number(args, ref i, out rounds): break;
                case "--steps" when Number(args, ref i, out steps): break;
                default:
                    Console.Error.WriteLine($"Did not understand '{args[i]}'. {Usage}");
                    return 2;
            }
        }

        QuietThreads.Apply(threads);
        set_num_threads(threads);
        using var peer = new PythonPeer(threads, tunedPython);
        var results = new List<object>();
        var agree = true;
        if (!json) Console.WriteLine($"{threads} thread(s), {rounds} rounds of {steps} steps by turns; Python's malloc {(tunedPython ? "tuned as ours" : "as it comes")}\n{"network",-8}{"parameters",12}{"C# median",12}{"min",9}{"Python median",15}{"min",9}{"ratio",8}{"loss diff.",12}");
        foreach (var (name, build, input, target, tolerance) in Networks().Where(network => only is null || network.Name == only))
        {
            manual_seed(1);
            using var contest = new TrainingContest(name, build(), input, target, peer);
            contest.Round(steps, oursFirst: true, counts: false);
            for (var round = 0; round < rounds; round++) contest.Round(steps, oursFirst: round % 2 == 0, counts: true);
            agree &= contest.LossDifference <= tolerance;
            var (ours, theirs, ratio) = (TrainingContest.Median(contest.Ours), TrainingContest.Median(contest.Theirs), TrainingContest.Median(contest.Ratios));
            results.Add(new
            {
                network = name,
                parameters = contest.Parameters,
                csharp = new { median_ms = ours, min_ms = contest.Ours.Min() },
                python = new { median_ms = theirs, min_ms = contest.Theirs.Min() },
                median_ratio = ratio,
                ratios = contest.Ratios,
                largest_loss_difference = contest.LossDifference,
            });
            if (!json) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8}{contest.Parameters,12}{ours,12:f2}{contest.Ours.Min(),9:f2}{theirs,15:f2}{contest.Theirs.Min(),9:f2}{ratio,8:f3}{contest.LossDifference,12:g3}"));
        }

        if (json) Console.WriteLine(JsonSerializer.Serialize(new { threads, rounds, steps, python_malloc_tuned = tunedPython, results }));
        if (!agree) Console.Error.WriteLine("The losses differ: the two sides did not compute the same.");
        return agree ? 0 : 1;
    }

    // The networks on samples convolve by one product of matrices, Python's by its convolution: the same sums in another order, and Adam makes more of the difference with every step.
    private static IEnumerable<(string Name, Func<nn.Module<Tensor, Tensor>> Build, long[] Input, long[] Target, double Tolerance)> Networks() =>
    [
        ("lstm", () => new LstmNet(), [32, 60, 300], [32, 2], 0),
        ("audio", () => new AudioNet(), [16, 1, 16000], [16, 2], 0),
        ("mel", () => new MelNet(), [16, 1, 96, 128], [16, 2], 0),
        ("unet", () => new WaveUNet(), [4, 1, 16384], [4, 1, 16384], 0),
        ("cnn", () => new CnnExtractor(40, 86, 4, new() { Dropout = 0 }), [10, 40, 86], [10, 4], 0),
        ("cldnn", () => new Cldnn(11240, 4, new() { Dropout = 0 }), [10, 3, 11240], [10, 4], 0),
        ("song", () => new OrjesekNet(RecurrentSpan.Song, false), [80, 22050], [80, 2], 1e-3),
        ("song-ir", () => new OrjesekNet(RecurrentSpan.Song, true), [80, 22050], [80, 2], 1e-3),
        ("window", () => new OrjesekNet(RecurrentSpan.Window, false), [32, 22050], [32, 2], 1e-3),
        ("window-ir", () => new OrjesekNet(RecurrentSpan.Window, true), [32, 22050], [32, 2], 1e-3),
    ];

    private static bool Number(string[] args, ref int i, out int value)
    {
        value = 0;
        return i + 1 < args.Length && int.TryParse(args[++i], NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;
    }
}
