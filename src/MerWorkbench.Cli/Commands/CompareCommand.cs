using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer compare RUN RUN</c>.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var first = new Argument<DirectoryInfo>("first") { Description = "The folder of a finished run, below runs." };
        var second = new Argument<DirectoryInfo>("second") { Description = "The folder of another." };
        var across = new Option<bool>("--across-splits") { Description = "Compare although the split certificates differ: the difference then mixes models and data." };
        Option<bool> json = Shared.Json();
        var command = new Command("compare", "Set two runs beside each other, song by song. Example: mer compare runs/grekow2021/librosa-compact/lstm-2x124/* runs/grekow2021/librosa-compact/linear-regression/*")
        {
            first, second, across, json,
        };
        command.SetAction(parsed =>
        {
            RunComparison comparison = RunComparison.Of(Run.Load(parsed.GetValue(first)!.FullName), Run.Load(parsed.GetValue(second)!.FullName), parsed.GetValue(across));
            if (parsed.GetValue(json))
                Json.Print(new { first = comparison.First.Experiment, second = comparison.Second.Experiment, comparison.Obstacles, comparison.Differences });
            else
                Print(comparison);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(RunComparison comparison)
    {
        foreach (var (name, run) in new[] { ("A", comparison.First), ("B", comparison.Second) })
        {
            Experiment experiment = run.Experiment;
            System.Console.WriteLine($"{name}  {experiment.Paper}/{experiment.Name} on {experiment.Dataset}{(experiment.Synthetic ? " (SYNTHETIC)" : "")}, {experiment.Profile.ToString().ToLowerInvariant()}, seed {experiment.Seed}");
            System.Console.WriteLine($"   {experiment.Protocol}; certificate {experiment.SplitHash[..12]}; {run.Tracks} tracks tested");
        }
        System.Console.WriteLine();
        var table = new ResultTable("Comparison", new("Target"), new("Metric"), new("A", "0.000"), new("B", "0.000"), ResultColumn.Signed("A − B", "0.000"), new("95 % interval over songs"), new("What it says"));
        foreach (RunComparison.ScoreDifference difference in comparison.Differences)
            table.Add(difference.Target, difference.Metric, difference.First, difference.Second, difference.Value,
                difference.Interval is { } interval ? FormattableString.Invariant($"{interval.Low:+0.000;−0.000;0.000} to {interval.High:+0.000;−0.000;0.000}") : "none: not the same songs",
                comparison.Obstacles.Count > 0 ? "nothing of the models alone"
                : difference.Interval is not { } range || range.Contains(0) ? "no difference shown"
                : difference.Value > 0 ? "A is better" : "B is better");
        TableView.Print(table);
        if (comparison.Obstacles.Count == 0)
            return;
        System.Console.WriteLine();
        System.Console.WriteLine("What keeps the difference from meaning that one model is better:");
        foreach (string obstacle in comparison.Obstacles)
            System.Console.WriteLine($"  - {obstacle}");
    }
}
