using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Figures;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer data</c>: its list and its check, and the commands that stand in files of their own.</summary>
internal static class DataCommand
{
    private const int MostFaultsShown = 20;

    public static Command Create(CancellationToken token) => new("data", "What datasets there are, and whether they are whole; fetch, make, add and split them.")
        { List(), Check(), DataCardCommand.Create(), DataAddCommand.Create(), DataMakeCommand.Create(token), DataFetchCommand.Create(token), DataSplitCommand.Create(token) };

    /// <summary>What a dataset holds, in a word or three.</summary>
    public static string KindOf(Dataset dataset) => dataset switch
    {
        { Card.IsSynthetic: true } => "études",
        MusicDataset => "music",
        TextDataset => "texts",
        _ => "features",
    };

    /// <summary>Where a dataset is, and whether that is the real one; or what is so instead.</summary>
    public static string PlaceOf(Dataset dataset) => dataset.TryLocate() is { } folder
        ? dataset.IsSynthetic(folder) ? $"{folder} (études, synthetic)" : folder
        : dataset.Card.IsSynthetic ? "made when first used" : "no";

    private static Command List()
    {
        Option<bool> json = Shared.Json();
        var command = new Command("list", "Say what each dataset is, its licence, and whether it is here. Example: mer data list") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                Json.Print(DatasetCatalogue.All.Concat(OwnSongs.Registered()).Select(dataset => new
                {
                    dataset.Card.Name,
                    dataset.Card.Title,
                    kind = KindOf(dataset),
                    dataset.Card.Summary,
                    dataset.Card.Items,
                    dataset.Card.Megabytes,
                    scale = dataset.Card.Scale?.Name,
                    dataset.Card.Classes,
                    dataset.Card.Licence,
                    dataset.Card.Doi,
                    isSynthetic = dataset.TryLocate() is { } folder ? dataset.IsSynthetic(folder) : dataset.Card.IsSynthetic,
                    folder = dataset.TryLocate(),
                    dataset.Card.Access,
                }));
                return ExitCode.Done;
            }
            var table = new ResultTable("Datasets", new("Name"), new("Kind"), new("What"), new("Items", "0"), new("MB", "0"), new("Licence"), new("Here"));
            foreach (Dataset dataset in DatasetCatalogue.All.Concat(OwnSongs.Registered()))
                table.Add(dataset.Card.Name, KindOf(dataset), dataset.Card.Summary, dataset.Card.Items, dataset.Card.Megabytes, dataset.Card.Licence, PlaceOf(dataset));
            TableView.Print(table);
            System.Console.WriteLine();
            System.Console.WriteLine("How to get one that is not here:   mer data card NAME");
            System.Console.WriteLine($"To download one:                   mer data fetch NAME   {string.Join(", ", DatasetCatalogue.All.Select(dataset => dataset.Card.Name).Where(FetchManifest.Names.Contains))}");
            System.Console.WriteLine($"To compose études in its layout:   mer data make NAME    {string.Join(", ", EtudeMaker.Datasets)}");
            System.Console.WriteLine("To add songs of your own:          mer data add FOLDER");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var name = new Argument<string>("name") { Description = "The dataset: emotify, emomusic, ...; or a folder of one: ./texts." };
        Option<DirectoryInfo?> root = Shared.Root();
        Option<DeamLabels?> deam = Shared.DeamLabels();
        Option<bool> json = Shared.Json();
        var command = new Command("check", "Check every label and every sound file. Example: mer data check emotify") { name, root, deam, json };
        command.SetAction(parsed =>
        {
            (Dataset named, string? folder) = Shared.DataNamed(parsed.GetValue(name)!);
            Dataset dataset = Shared.WithLabels(named, parsed.GetValue(deam));
            DatasetReport report = dataset.Check(parsed.GetValue(root)?.FullName ?? folder);
            if (parsed.GetValue(json))
                Json.Print(report);
            else
                Print(dataset.CardOf(report.Root), report);
            return report.IsComplete ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    internal static void Print(DatasetCard card, DatasetReport report)
    {
        System.Console.WriteLine($"{card.Title} in {report.Root}");
        System.Console.WriteLine($"  labels of {report.Items} {card.ItemName}");
        foreach (var group in report.Tracks.GroupBy(track => track.Status).OrderBy(group => group.Key))
            System.Console.WriteLine($"  {group.Key.ToString().ToLowerInvariant(),-10} {group.Count()} tracks");
        foreach (TrackReport track in report.Tracks.Where(track => track.Status != TrackStatus.Ok).Take(MostFaultsShown))
            System.Console.WriteLine($"  {track.Id}: {track.Status.ToString().ToLowerInvariant()}, {track.Detail} ({track.Path})");
        System.Console.WriteLine($"  {report.LabelFaults.Length} faults in labels");
        foreach (LabelFault fault in report.LabelFaults.Take(MostFaultsShown))
            System.Console.WriteLine($"  {fault.Where}: {fault.Problem}");
        foreach (string sentence in report.Evidence)
            System.Console.WriteLine($"  {sentence}");
        if (!report.HasManifest)
            System.Console.WriteLine("  No manifest lies in the folder, so changed files cannot be told from whole ones.");
        System.Console.WriteLine(card.IsSynthetic ? "To be known:" : "Known faults of the release:");
        foreach (string fault in card.KnownFaults)
            System.Console.WriteLine($"  - {fault}");
    }
}
