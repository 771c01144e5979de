using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer predict FILE</c>.</summary>
internal static class PredictCommand
{
    public static Command Create(CancellationToken token)
    {
        var file = new Argument<FileInfo>("file") { Description = "The song: wav, flac, mp3, m4a, ..." };
        var model = new Option<DirectoryInfo?>("--model") { Description = "The folder of a finished run that predicts over time, such as one of mer reproduce orjesek2022; default the best of those trained last on the same songs." };
        var runs = new Option<DirectoryInfo?>("--runs") { Description = "Where runs are looked for; default runs/ of the checkout." };
        var output = new Option<DirectoryInfo?>("--output") { Description = "Where table and figures go; default figures/predict of the checkout." };
        Option<bool> json = Shared.Json();
        var command = new Command("predict", "Draw arousal and valence over the time of a song, twice a second. Example: mer predict song.mp3")
        {
            file, model, runs, output, json,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!.FullName;
            string folder = parsed.GetValue(model)?.FullName ?? DynamicModel.TryFindBest(parsed.GetValue(runs)?.FullName ?? Workplace.Runs)
                ?? throw new MerException("No model that predicts over time is trained yet.", remedy: "Train one in some minutes with mer reproduce orjesek2022, or name a run's folder with --model.");
            using DynamicModel trained = DynamicModel.Load(folder);
            var (track, card) = TrackOf(path, trained.Run.Experiment.Dataset);
            int? fold = track is null ? null : trained.FoldThatTested(trained.Run.Experiment.Dataset, track.Id);
            AffectSeries course = trained.Predict(SoundSource.FromFile(path), fold, token);
            IReadOnlyList<AffectMoment> moments = Moments(course, track?.Dynamic);
            string root = Path.Combine(parsed.GetValue(output)?.FullName ?? Path.Combine(Workplace.Figures, "predict"), Path.GetFileNameWithoutExtension(path));
            string by = $"{trained.Run.Experiment.Name}, trained on {trained.Run.Experiment.Dataset}{(trained.Run.Experiment.Synthetic ? " (synthetic)" : "")}";
            Figure figure = AffectTimeFigure.Of(moments, course.Scale, $"Emotion over {Path.GetFileName(path)} by {by}");
            if (card is { IsSynthetic: true })
                figure = ReproductionFiles.Synthetic(figure, words: "Synthetic song");
            else if (trained.Run.Experiment.Synthetic)
                figure = ReproductionFiles.Synthetic(figure, words: "Trained on synthetic songs");
            string[] files = [root + ".csv", root + ".svg", root + ".pdf", root + ".html"];
            AtomicFile.WriteText(files[0], Table(moments));
            ProgressView.Run(progress =>
            {
                progress.Report(new("figures", 0, 1));
                FigureExport.WriteAll([.. files.Skip(1).Select(name => new FigureFile(figure, name))]);
                progress.Report(new("figures", 1, 1));
                return true;
            });
            if (parsed.GetValue(json))
                System.Console.WriteLine(JsonSerializer.Serialize(new { file = path, model = folder, trained.Run.Experiment.Synthetic, scale = course.Scale.Name, track = track?.Id, fold, moments, files }, MerJson.Indented));
            else
                Print(trained, by, course, track, fold, files);
            return ExitCode.Done;
        });
        return command;
    }

    // A file in the folder of a dataset is one of its tracks: that of the run's own first.
    private static (Track? Track, DatasetCard? Card) TrackOf(string path, string dataset)
    {
        foreach (MusicDataset known in DatasetCatalogue.All.OfType<MusicDataset>().Where(known => known.Card.Scale is not null).OrderByDescending(known => known.Card.Name == dataset))
        {
            if (known.TryLocate() is { } folder && path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                && known.Load(folder).FirstOrDefault(track => Path.GetFullPath(track.AudioPath) == path) is { } track)
                return (track, known.CardOf(folder));
        }
        return (null, null);
    }

    private static IReadOnlyList<AffectMoment> Moments(AffectSeries course, DynamicAnnotation? labels) =>
    [
        .. Enumerable.Range(0, course.Length).Select(i =>
        {
            int at = labels is null ? -1 : (int)Math.Round((course.TimeAt(i).Value - labels.Mean.Start.Value) / labels.Mean.Step.Value);
            bool known = labels is not null && at >= 0 && at < labels.Mean.Length && Math.Abs(labels.Mean.TimeAt(at).Value - course.TimeAt(i).Value) < 1e-6;
            Affect? said = known ? labels!.Mean[at].To(course.Scale) : null;
            return new AffectMoment(course.TimeAt(i),
                new(course.Arousal[i], said?.Arousal.Value, known ? Spread(labels!.ArousalSpread, at, labels, course.Scale) : null),
                new(course.Valence[i], said?.Valence.Value, known ? Spread(labels!.ValenceSpread, at, labels, course.Scale) : null));
        }),
    ];

    // A deviation changes scale as a difference does.
    private static double? Spread(IReadOnlyList<double> spreads, int at, DynamicAnnotation labels, AffectScale scale) => at >= spreads.Count ? null
        : spreads[at] * (scale.Arousal.High - scale.Arousal.Low) / (labels.Mean.Scale.Arousal.High - labels.Mean.Scale.Arousal.Low);

    private static string Table(IReadOnlyList<AffectMoment> moments)
    {
        var text = new StringBuilder("time,arousal,valence,annotated_arousal,annotated_valence,arousal_sd,valence_sd\n");
        foreach (AffectMoment moment in moments)
            text.AppendJoin(',', new double?[] { moment.Time.Value, moment.Arousal.Predicted, moment.Valence.Predicted, moment.Arousal.Annotated, moment.Valence.Annotated, moment.Arousal.Deviation, moment.Valence.Deviation }
                .Select(value => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "")).Append('\n');
        return text.ToString();
    }

    private static void Print(DynamicModel trained, string by, AffectSeries course, Track? track, int? fold, string[] files)
    {
        if (trained.Run.Experiment.Synthetic)
            System.Console.WriteLine("TRAINED ON SYNTHETIC DATA: études composed by the workbench. What it says of real music shows that the machinery works and nothing more.");
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{course.Length} moments to {course.TimeAt(course.Length - 1)} by {by}; mean arousal {course.Arousal.Average():0.00}, valence {course.Valence.Average():0.00} on {course.Scale}."));
        System.Console.WriteLine(fold is { } one ? $"Track {track!.Id} of the run's own data: predicted by the network of fold {one}, which had not learned from it."
            : track is null ? $"The mean of {trained.Networks} networks, one a fold." : $"Track {track.Id} of a known dataset; the mean of {trained.Networks} networks, one a fold.");
        System.Console.WriteLine("Files:");
        foreach (string name in files)
            System.Console.WriteLine($"  {name}");
    }
}
