using System.CommandLine;
using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Figures;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer features list</c>.</summary>
internal static class FeaturesListCommand
{
    private const double Megabyte = 1e6;

    public static Command Create()
    {
        Option<DirectoryInfo?> store = FeatureChoice.Store();
        Option<bool> json = Shared.Json();
        var command = new Command("list", "Say which feature sets there are, and what is kept of them. Example: mer features list") { store, json };
        command.SetAction(parsed =>
        {
            FeatureStore kept = FeatureChoice.StoreOf(parsed.GetValue(store));
            if (parsed.GetValue(json))
                PrintJson(kept);
            else
                Print(kept);
            return ExitCode.Done;
        });
        return command;
    }

    private static void PrintJson(FeatureStore kept) => Json.Print(new
    {
        sets = FeatureSets.All.Select(set => new
        {
            set.Name,
            set.Version,
            columns = set.Columns.Count,
            groups = Enum.GetValues<FeatureGroup>().Select(group => new { group, columns = (int)In(set, group) }),
            set.DescribesWholeSounds,
            hash = set.Hash.Hex,
        }),
        store = new
        {
            folder = kept.Root,
            sets = kept.Sets().Select(set => new
            {
                set.Name,
                set.Card?.Version,
                hash = set.Card?.Hash ?? set.ShortHash,
                columns = set.Card?.Columns.Count,
                set.IsKnown,
                set.Songs,
                set.Bytes,
                set.LastUsed,
                set.Folder,
            }),
        },
    });

    private static void Print(FeatureStore kept)
    {
        System.Console.WriteLine("Feature sets; mer features describe SET says what their columns are:");
        var sets = new ResultTable("Feature sets", new("Name"), new("Version", "0"), new("Columns", "0"), new("Low-level", "0"), new("Rhythm", "0"), new("Tonal", "0"), new("A row for each"), new("Hash"));
        foreach (FeatureSet set in FeatureSets.All)
            sets.Add(set.Name, set.Version, set.Columns.Count, In(set, FeatureGroup.LowLevel), In(set, FeatureGroup.Rhythm), In(set, FeatureGroup.Tonal), set.DescribesWholeSounds ? "sound" : "frame", set.Hash.Short);
        TableView.Print(sets);
        StoredSet[] held = [.. kept.Sets().Where(set => set.Songs > 0)];
        if (held.Length == 0)
        {
            System.Console.WriteLine($"Nothing is kept in {kept.Root}; mer features extract fills it.");
            return;
        }
        System.Console.WriteLine($"Kept in {kept.Root}:");
        var table = new ResultTable("Kept", new("Set"), new("Hash"), new("Columns", "0"), new("Sounds", "0"), new("MB", "0.00"), new("Last used"), new("Known"));
        foreach (StoredSet set in held)
            table.Add(set.Name, set.ShortHash, set.Card?.Columns.Count, set.Songs, set.Bytes / Megabyte, set.LastUsed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), set.IsKnown ? "yes" : "no");
        TableView.Print(table);
        if (held.Any(set => !set.IsKnown))
            System.Console.WriteLine("Sets that are not known have other parameters than today's, or are your own; mer features gc removes them.");
    }

    private static double In(FeatureSet set, FeatureGroup group) => set.Columns.Count(column => column.Group == group);
}
