using System.CommandLine;
using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Figures;
using MerWorkbench.Learning;
using MerWorkbench.Separation;
using MerWorkbench.Units;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer separator</c>: training separators and judging them.</summary>
internal static class SeparatorCommand
{
    public static Command Create(CancellationToken token) => new("separator", "Train networks that separate voices, and score them on songs whose true sources are known.") { Train(token), Score(token) };

    private static Command Train(CancellationToken token)
    {
        var (data, root) = (Data(), Shared.Root());
        var network = new Option<string>("--network") { Description = $"Its build: {string.Join(", ", SeparatorConfiguration.All.Select(one => one.Name))}.", DefaultValueFactory = _ => SeparatorConfiguration.Small.Name };
        var profile = new Option<string>("--profile") { HelpName = "quick|paper", Description = "quick (default): 480 steps, minutes for small and up to hours for the others; paper: as published, days.", DefaultValueFactory = _ => "quick" };
        profile.AcceptOnlyFromAmong("quick", "paper");
        var accompaniment = new Option<DirectoryInfo?>("--accompaniment") { Description = "A folder of music without voices (wav, flac, mp3, ...; any depth), mixed under the voices of the stems in the quick profile." };
        Option<int> seed = Shared.Whole("--seed", "The seed: same songs and seed, same bytes.", usual: 1);
        var output = new Option<FileInfo>("--out") { Description = "The file that receives the weights, with their configuration.", Required = true };
        var command = new ResumableCommand("train", "Train a separator on a dataset of stems; stopped, the same command goes on. Example: mer separator train --data musdb18 --out small.safetensors") { data, root, network, profile, accompaniment, seed, output };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(output)!.FullName;
            var (dataset, folder, tracks) = Songs(parsed.GetValue(data)!, parsed.GetValue(root)?.FullName);
            SeparatorConfiguration chosen = SeparatorConfiguration.Find(parsed.GetValue(network)!);
            SeparatorTraining training = parsed.GetValue(profile) == "paper" ? SeparatorTraining.Published(chosen) : SeparatorTraining.Quick(chosen);
            IReadOnlyList<string> music = parsed.GetValue(accompaniment) is { } lies ? SoundFiles.Find([lies.FullName]) : [];
            SeparatorSplit split = SeparatorSplit.Of(tracks, parsed.GetValue(seed)) with { Accompaniments = music };
            DatasetCard card = dataset.CardOf(folder);
            string songs = string.Create(CultureInfo.InvariantCulture, $"{split.Train.Count} songs of {(card.IsSynthetic ? $"études (synthetic) in the layout of {dataset.Card.Name}" : card.Title)}{(music.Count > 0 ? $" and {music.Count} files of music alone" : "")}");
            Shared.WarnOfSynthetic(card);
            System.Console.WriteLine(training.Parameters);
            var (separator, epochs) = ProgressView.Run(progress => SeparatorTrainer.Train(split, training, parsed.GetValue(seed), songs, path + ".training", progress, token));
            using (separator)
                separator.Save(path);
            foreach (EpochRecord epoch in epochs)
                System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {epoch.Network} epoch {epoch.Epoch}: loss {epoch.TrainLoss:0.000000}, validation {epoch.ValidationLoss:0.000000}"));
            System.Console.WriteLine($"{path}: {chosen.Name}, trained on {songs}, {split.Validation.Count} to stop by. mer separator score --model {path} judges it on the {split.Test.Count} others.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Score(CancellationToken token)
    {
        var (data, root, model) = (Data(), Shared.Root(), SeparateCommand.Model());
        Option<int> seed = Shared.Whole("--seed", "The seed of the split.", usual: 1);
        Option<bool> json = Shared.Json();
        var command = new Command("score", "BSS Eval 4 on the test songs of a dataset of stems, beside the mixture itself. Example: mer separator score --data musdb18") { data, root, model, seed, json };
        command.SetAction(parsed =>
        {
            var (dataset, folder, tracks) = Songs(parsed.GetValue(data)!, parsed.GetValue(root)?.FullName);
            IReadOnlyList<Track> songs = SeparatorSplit.Of(tracks, parsed.GetValue(seed)).Test;
            if (songs.Count == 0)
                songs = tracks;
            using Separator separator = SeparateCommand.Find(parsed.GetValue(model));
            List<SeparatorScore> scores = ProgressView.Run(progress =>
            {
                var done = new List<SeparatorScore>();
                foreach (Track song in songs)
                {
                    token.ThrowIfCancellationRequested();
                    done.Add(SeparatorScore.Of(separator, song, token));
                    progress.Report(new("songs", done.Count, songs.Count, song.Id));
                }
                return done;
            });
            if (parsed.GetValue(json))
                Json.Print(new { model = separator.Configuration.Name, separator.TrainedOn, songs = scores.Select(song => new { song.Song, sources = song.Sources.Select((source, i) => new { source, sdr = song.Estimates.Median(i, ScoreKind.Sdr).Value, mixture = song.Mixture.Median(i, ScoreKind.Sdr).Value }) }) });
            else
                Print(dataset.CardOf(folder), separator, scores);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(DatasetCard card, Separator separator, List<SeparatorScore> scores)
    {
        Shared.WarnOfSynthetic(card);
        var table = new ResultTable($"{separator.Configuration.Name}, trained on {separator.TrainedOn}, on {scores.Count} songs of {card.Title} (median SDR over seconds, dB)",
            new("Song"), new("Source"), new("Mixture", "0.00"), new("Estimate", "0.00"), new("Improvement", "0.00"));
        foreach (SeparatorScore song in scores)
        {
            for (int i = 0; i < song.Sources.Count; i++)
                table.Add(song.Song, song.Sources[i], song.Mixture.Median(i, ScoreKind.Sdr).Value, song.Estimates.Median(i, ScoreKind.Sdr).Value, song.Improvement(i).Value);
        }
        TableView.Print(table);
        for (int i = 0; i < separator.Configuration.Sources.Length; i++)
        {
            Decibels before = ScoreSummary.MedianOfMedians(scores.Select(song => song.Mixture), i, ScoreKind.Sdr), after = ScoreSummary.MedianOfMedians(scores.Select(song => song.Estimates), i, ScoreKind.Sdr);
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{separator.Configuration.Sources[i]}: mean improvement {scores.Average(song => song.Improvement(i).Value):0.00} dB; median of medians {before.Value:0.00} -> {after.Value:0.00} dB; all seconds: {ScoreSummary.Pooled(scores.Select(song => song.Estimates), i, ScoreKind.Sdr)}"));
        }
    }

    private static Option<string> Data() => new("--data") { Description = "The dataset of stems: musdb18 or ccmixter.", DefaultValueFactory = _ => "musdb18" };

    private static (MusicDataset Dataset, string Folder, IReadOnlyList<Track> Tracks) Songs(string name, string? root)
    {
        MusicDataset dataset = DatasetCatalogue.FindMusic(name);
        string folder = dataset.Locate(root);
        return (dataset, folder, dataset.Load(folder));
    }
}
