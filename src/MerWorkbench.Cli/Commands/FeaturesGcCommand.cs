using System.CommandLine;
using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Features.Store;
using MerWorkbench.Figures;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer features gc</c>.</summary>
internal static class FeaturesGcCommand
{
    private const double Megabyte = 1e6;

    public static Command Create(CancellationToken token)
    {
        var days = new Option<double?>("--older-than")
        {
            Description = "Remove also what was not used for so many days.",
            CustomParser = result => Shared.Number(result, "--older-than takes days", above: 0, most: 36500),
        };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would be removed, and remove nothing." };
        Option<DirectoryInfo?> store = FeatureChoice.Store();
        Option<bool> json = Shared.Json();
        var command = new Command("gc", "Remove features that nothing reads any more: of sets this program does not know, damaged ones, and what killed processes left. Other files are never touched. Example: mer features gc --older-than 90 --dry-run")
        {
            days, dry, store, json,
        };
        command.SetAction(parsed =>
        {
            FeatureStore kept = FeatureChoice.StoreOf(parsed.GetValue(store));
            TimeSpan? unused = parsed.GetValue(days) is { } number ? TimeSpan.FromDays(number) : null;
            StoreWaste waste = ProgressView.Run(progress => kept.FindWaste(unused, progress, token));
            bool removed = !parsed.GetValue(dry);
            if (removed)
                waste.Remove();
            if (parsed.GetValue(json))
                Json.Print(new { folder = kept.Root, removed, waste.Bytes, waste.Items });
            else
                Print(waste, kept.Root, removed);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(StoreWaste waste, string root, bool removed)
    {
        if (waste.Items.Count == 0)
        {
            System.Console.WriteLine($"There is nothing to remove in {root}.");
            return;
        }
        var table = new ResultTable("Waste", new("Set"), new("Why"), new("Files", "0"), new("MB", "0.00"));
        foreach (var group in waste.Items.GroupBy(item => (item.Set, item.Why)))
            table.Add(group.Key.Set, Reason(group.Key.Why), group.Count(), group.Sum(item => item.Bytes) / Megabyte);
        TableView.Print(table);
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(removed ? "Freed" : "Would free")} {waste.Bytes / Megabyte:0.00} MB in {root}."));
    }

    private static string Reason(StoreWaste.Reason reason) => reason switch
    {
        StoreWaste.Reason.UnknownSet => "no set of this name has these parameters",
        StoreWaste.Reason.Damaged => "damaged",
        StoreWaste.Reason.Unused => "not used for long",
        _ => "left by a killed process",
    };
}
