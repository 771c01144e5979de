using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer features extract</c>.</summary>
internal static class FeaturesExtractCommand
{
    private const int MostRemarksShown = 20;

    public static Command Create(CancellationToken token)
    {
        var data = new Option<string?>("--data") { Description = "A dataset whose sounds are meant: emotify, etudes, ..." };
        Option<DirectoryInfo?> root = Shared.Root();
        var files = new Option<string[]>("--files") { Description = "Sound files, and folders that are searched for sound files.", AllowMultipleArgumentsPerToken = true };
        var choice = new FeatureChoice();
        var jobs = new Option<int>("--jobs")
        {
            Description = "How many files at a time; default as many as there are processors.",
            CustomParser = result => (int)(Shared.Number(result, "--jobs takes a number", above: 0, most: 1024) ?? 0),
        };
        Option<DirectoryInfo?> store = FeatureChoice.Store();
        Option<bool> json = Shared.Json();
        var command = new ResumableCommand("extract", "Compute the features of many sounds and keep them; what is kept is not computed again. Example: mer features extract --data emotify --set librosa --pieces 1.2 --hop 0.6")
        {
            data, root, files,
        };
        choice.AddTo(command);
        command.Add(jobs);
        command.Add(store);
        command.Add(json);
        command.Validators.Add(result =>
        {
            bool hasData = result.GetResult(data) is { Implicit: false }, hasFiles = result.GetResult(files) is { Implicit: false };
            if (hasData == hasFiles)
                result.AddError(hasData ? "Name a dataset by --data or sounds by --files, not both." : "Which sounds? Name a dataset by --data NAME, or files and folders by --files PATH...");
        });
        command.SetAction(parsed =>
        {
            IReadOnlyList<FeatureSet> sets = choice.Of(parsed);
            FeatureStore kept = FeatureChoice.StoreOf(parsed.GetValue(store));
            using var _ = token.Register(() => System.Console.Error.WriteLine("Stopping. What is finished is kept; the same command goes on from there."));
            var watch = new Stopwatch();
            StoreReport report = ProgressView.Run(progress =>
            {
                IReadOnlyList<string> paths = parsed.GetValue(data) is { } name
                    ? TracksOf(name, parsed.GetValue(root)?.FullName, progress, token)
                    : SoundFiles.Find(parsed.GetValue(files)!);
                watch.Start();
                return kept.Fill(paths, sets, parsed.GetValue(jobs), progress, token);
            });
            double seconds = watch.Elapsed.TotalSeconds;
            if (parsed.GetValue(json))
            {
                Json.Print(new
                {
                    sets = sets.Select(set => new { set.Name, set.Version, hash = set.Hash.Hex, columns = set.Columns.Count, folder = kept.FolderOf(set) }),
                    report.Files,
                    report.Computed,
                    report.Known,
                    soundSeconds = report.Sound.Value,
                    seconds,
                    report.Faults,
                    report.Odd,
                });
            }
            else
            {
                Print(report, sets, kept, seconds);
            }
            return report.Faults.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static string[] TracksOf(string name, string? root, IProgress<WorkProgress> progress, CancellationToken token)
    {
        MusicDataset dataset = DatasetCatalogue.FindMusic(name);
        string folder = dataset.LocateOrMake(root, progress, token);
        IReadOnlyList<Track> tracks = dataset.Load(folder);
        string[] paths = [.. tracks.Where(track => track.HasAudio).Select(track => track.AudioPath)];
        if (paths.Length == 0)
            throw new MerException($"None of the {tracks.Count} tracks of {dataset.Card.Title} has sound.", folder, dataset.Card.Access);
        if (paths.Length < tracks.Count)
            System.Console.Error.WriteLine($"{tracks.Count - paths.Length} of {tracks.Count} tracks have no sound file and are left out; mer data check {dataset.Card.Name} names them.");
        return paths;
    }

    private static void Print(StoreReport report, IReadOnlyList<FeatureSet> sets, FeatureStore kept, double seconds)
    {
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Files - report.Faults.Count} of {report.Files} sounds have their features: {report.Computed} computed now, {report.Known} known before."));
        if (report.Sound.Value > 0)
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Duration.Of(report.Sound.Value)} of sound in {Duration.Of(seconds)}: {report.Sound.Value / seconds:0} times real time."));
        foreach (FeatureSet set in sets)
            System.Console.WriteLine($"{set.Name}: {set.Columns.Count} columns, in {kept.FolderOf(set)}");
        List("gave features though something is odd", report.Odd, report.Files, System.Console.Out);
        List("gave no features", report.Faults, report.Files, System.Console.Error);
    }

    /// <summary>What is so with many files is said once.</summary>
    private static void List(string what, IReadOnlyList<StoreReport.Remark> remarks, int total, TextWriter writer)
    {
        if (remarks.Count == 0)
            return;
        writer.WriteLine($"{remarks.Count} of {total} sounds {what}:");
        var lines = remarks.GroupBy(remark => remark.Text)
            .SelectMany(IEnumerable<string> (group) => group.Count() > 3
                ? [$"  {group.Count()} files, the first {group.First().Path}: {group.Key}"]
                : group.Select(remark => $"  {remark.Path}: {remark.Text}"))
            .ToList();
        foreach (string line in lines.Take(MostRemarksShown))
            writer.WriteLine(line);
        if (lines.Count > MostRemarksShown)
            writer.WriteLine($"  and {lines.Count - MostRemarksShown} more; --json lists all.");
    }
}
