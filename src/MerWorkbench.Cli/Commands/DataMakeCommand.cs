using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer data make NAME</c>.</summary>
internal static class DataMakeCommand
{
    public static Command Create(CancellationToken token)
    {
        var name = new Argument<string>("name") { Description = $"The dataset whose layout is made: {string.Join(", ", EtudeMaker.Datasets)}." };
        var tracks = new Option<int?>("--tracks") { Description = "How many songs; default the layout's usual number." };
        var seed = new Option<int>("--seed") { Description = "The seed: same seed, same bytes.", DefaultValueFactory = _ => 1 };
        Option<DirectoryInfo?> root = Shared.Root();
        var command = new Command("make", "Compose études, synthetic songs of known emotion, in the layout of a dataset. Example: mer data make deam --tracks 100 --seed 7")
        {
            name, tracks, seed, root,
        };
        command.SetAction(parsed =>
        {
            string dataset = parsed.GetValue(name)!.ToLowerInvariant();
            string folder = parsed.GetValue(root)?.FullName ?? DataFolders.ForNew(dataset);
            ProgressView.Run(progress =>
            {
                EtudeMaker.Make(dataset, folder, parsed.GetValue(tracks), parsed.GetValue(seed), progress, token);
                return true;
            });
            System.Console.WriteLine($"SYNTHETIC: {Etude.TryLoad(folder)!.Tracks} études in the layout of {dataset} lie in {folder}");
            System.Console.WriteLine($"What only the composer knows lies in {Path.Combine(folder, "etude")}.");
            return ExitCode.Done;
        });
        return command;
    }
}
