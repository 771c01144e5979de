using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Datasets;
using MerWorkbench.Separation;

namespace MerWorkbench.Benchmarks.Separation;

/// <summary>
/// What the quick training of a network costs: processor time of a step of 8 snippets, by the difference of a short training and a longer one, the minutes of all
/// steps by that, and the most memory that the process held.
/// </summary>
public sealed class SeparatorTrainingBenchmark : IBenchmark
{
    private const int Steps = 2;

    public string Name => "separator-training";

    public string Summary => "minutes of one core and memory of quick training for one network: FOLDER of musdb18 (études do) NETWORK";

    public int Run(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("mer-bench separator-training FOLDER NETWORK");
            return 2;
        }
        SeparatorSplit split = SeparatorSplit.Of(DatasetCatalogue.FindMusic("musdb18").Load(args[0]), seed: 1);
        SeparatorTraining quick = SeparatorTraining.Quick(SeparatorConfiguration.Find(args[1]));
        // The first loads libraries and compiles.
        Seconds(1);
        double step = (Seconds(1 + Steps) - Seconds(1)) / Steps;
        int steps = quick.SnippetsAnEpoch / quick.Stages[0].BatchSize * quick.Stages[0].Epochs;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{args[1]}: {step:0.00} s of one core a step, {step * steps / 60:0} minutes for {steps} steps, {self.PeakWorkingSet64 / 1e9:0.00} GB"));
        return 0;

        double Seconds(int steps)
        {
            SeparatorTraining some = quick with
            {
                Stages = [quick.Stages[0] with { Epochs = 1 }],
                SnippetsAnEpoch = steps * quick.Stages[0].BatchSize,
                ValidationSnippets = 1,
            };
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            SeparatorTrainer.Train(split, some, 1, "études").Separator.Dispose();
            return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        }
    }
}
