using System.Diagnostics;
using System.Globalization;
using MerWorkbench.TestData.TorchCases;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>Runs the golden script beside, on this machine, and asks every case for equality to the last bit.</summary>
public sealed class TorchParity : IBenchmark
{
    /// <summary>Where the last bit may differ, and why.</summary>
    private static readonly Dictionary<string, string> Reasons = [];

    public string Name => "torch-parity";

    public string Summary => "every layer, loss, function, optimizer and schedule against python3-torch on this machine, bit for bit";

    public int Run(string[] args)
    {
        set_num_threads(1);
        var folder = Directory.CreateTempSubdirectory("mer-torch-parity").FullName;
        try
        {
            MakeGoldens(folder);
            var goldens = TorchGoldens.In(folder);
            var runner = new TorchCaseRunner(goldens);
            var (tensors, unexplained) = (0, 0);
            foreach (var item in goldens.Cases)
            {
                var differences = runner.Run(item);
                tensors += differences.Count;
                foreach (var difference in differences.Where(difference => !difference.SameBits))
                {
                    var reason = Reasons.GetValueOrDefault(item.Target);
                    if (reason is null) unexplained++;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{item.Name} / {difference.What}: differs by {difference.Largest:g3} of {difference.Scale:g3}; {reason ?? "NO REASON KNOWN"}"));
                }
            }

            Console.WriteLine($"{goldens.Cases.Count} cases, {tensors} tensors: {unexplained} differ from python3-torch without a known reason.");
            return unexplained == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MakeGoldens(string folder)
    {
        // Debian's interpreter by its path: another python3 in front of it has no torch.
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "torch", "make_goldens.py"), folder]);
        using var python = Process.Start(start) ?? throw new InvalidOperationException("/usr/bin/python3 did not start.");
        python.WaitForExit();
        if (python.ExitCode != 0) throw new InvalidOperationException("make_goldens.py failed: is python3-torch installed?");
    }
}
