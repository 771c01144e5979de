using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Benchmarks.Torch;
using MerWorkbench.Separation;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Benchmarks.Separation;

/// <summary>M4 on one core, by turns here and in python3-torch with the same weights and block, in processor time: separating, and a training step.</summary>
public sealed class WaveUNetBenchmark : IBenchmark
{
    public string Name => "wave-u-net";

    public string Summary => "Wave-U-Net M4 against python3-torch on one core, separating and training: [ROUNDS] [SAMPLES OF A BLOCK]";

    public int Run(string[] args)
    {
        int rounds = 3, wanted = SeparatorConfiguration.M4.WantedOutput;
        if (args.Length > 2 || (args.Length > 0 && !Number(args[0], out rounds)) || (args.Length > 1 && !Number(args[1], out wanted)))
        {
            Console.Error.WriteLine("mer-bench wave-u-net [ROUNDS] [SAMPLES OF A BLOCK]");
            return 2;
        }
        QuietThreads.Apply(1);
        set_num_threads(1);
        manual_seed(1);
        SeparatorConfiguration configuration = SeparatorConfiguration.M4 with { WantedOutput = wanted };
        using SeparatorNetwork network = SeparatorNetwork.Of(configuration);
        using Tensor block = randn([1, 2, configuration.InputLength]).mul_(0.1);
        using Process peer = Start();
        string file = Path.GetTempFileName();
        try
        {
            SafeTensors.Save(file, new Dictionary<string, Tensor>(network.state_dict()) { ["batch.x"] = block });
            Ask(peer, $"load {file}");
        }
        finally
        {
            File.Delete(file);
        }
        double seconds = configuration.OutputLength / (double)configuration.Rate;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"M4, one thread, blocks of {configuration.OutputLength} samples ({seconds:0.00} s) from {configuration.InputLength}, {rounds} rounds by turns, processor time"));
        Race("separating", "run", () => { using var inference = inference_mode(); return network.call(block).@double().abs().sum().item<double>(); }, seconds);
        using var optimizer = optim.Adam(network.parameters(), 1e-4);
        Race("training step", "step", () =>
        {
            optimizer.zero_grad();
            Tensor y = network.call(block), loss = nn.functional.mse_loss(y, zeros_like(y));
            loss.backward();
            optimizer.step();
            return loss.item<float>();
        }, null);
        peer.StandardInput.WriteLine("quit");
        peer.WaitForExit();
        return 0;

        void Race(string what, string word, Func<double> ours, double? sound)
        {
            var (mine, theirs, ratios, apart) = (new List<double>(), new List<double>(), new List<double>(), 0.0);
            for (int round = 0; round <= rounds; round++)
            {
                TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
                double value;
                using (NewDisposeScope())
                    value = ours();
                double milliseconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
                double[] answer = [.. Ask(peer, word).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
                apart = Math.Max(apart, Math.Abs(value - answer[1]) / Math.Max(1e-12, Math.Abs(answer[1])));
                // The first round loads libraries and caches.
                if (round == 0)
                    continue;
                mine.Add(milliseconds);
                theirs.Add(answer[0]);
                ratios.Add(milliseconds / answer[0]);
            }
            string rate = sound is { } length ? string.Create(CultureInfo.InvariantCulture, $", real-time factor {TrainingContest.Median(mine) / 1000 / length:0.000} against {TrainingContest.Median(theirs) / 1000 / length:0.000}") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {TrainingContest.Median(mine):0} ms here, {TrainingContest.Median(theirs):0} ms in Python, median ratio {TrainingContest.Median(ratios):0.000}{rate}; results {apart:0.0e0} apart"));
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Separation", "wave_u_net_peer.py")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in QuietThreads.Variables(1))
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("/usr/bin/python3 did not start.");
    }

    private static string Ask(Process peer, string question)
    {
        peer.StandardInput.WriteLine(question);
        peer.StandardInput.Flush();
        return peer.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The Python peer ended; what it said is above.");
    }

    private static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;
}
