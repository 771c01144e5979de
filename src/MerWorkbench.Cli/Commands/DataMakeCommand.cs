using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer data make NAME</c>.</summary>
internal static class DataMakeCommand
{
    public static Command Create(CancellationToken token)
    {
        var name = new Argument<string>("name") { Description = $"The dataset whose layout is made, or etudes, those that stand in where no real data is: {string.Join(", ", EtudeMaker.Datasets)}." };
        var tracks = Shared.Whole("--tracks", "How many songs; 0 for the layout's usual number.", usual: 0, least: 0);
        var seed = Shared.Whole("--seed", "The seed: same seed, same bytes.", usual: 1);
        var root = new Option<DirectoryInfo?>("--root") { Description = "The folder to make them in: new, empty, or one of études, which are replaced. Default data/NAME." };
        var command = new Command("make", "Compose études, synthetic songs of known emotion, in the layout of a dataset. Example: mer data make deam --tracks 100 --seed 7")
        {
            name, tracks, seed, root,
        };
        command.SetAction(parsed =>
        {
            string dataset = parsed.GetValue(name)!.ToLowerInvariant();
            string folder = parsed.GetValue(root)?.FullName ?? DataFolders.ForNew(dataset);
            try
            {
                ProgressView.Run(progress =>
                {
                    EtudeMaker.Make(dataset, folder, parsed.GetValue(tracks) is > 0 and var count ? count : null, parsed.GetValue(seed), progress, token);
                    return true;
                });
            }
            catch (OperationCanceledException)
            {
                throw new MerException("Stopped. What was made so far does not count as data; the same command begins anew.", folder);
            }
            Dataset made = DatasetCatalogue.Find(dataset);
            DatasetCard card = made.CardOf(folder);
            System.Console.WriteLine($"SYNTHETIC: {card.Title}, {card.Items} songs in {folder}");
            System.Console.WriteLine($"What only the composer knows lies in {Path.Combine(folder, "etude")}");
            System.Console.WriteLine($"mer data check {made.Card.Name}{(made.TryLocate() == folder ? "" : $" --root {folder}")} checks labels and sound.");
            return ExitCode.Done;
        });
        return command;
    }
}
