using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features.Store;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Papers.Grekow2021;

namespace MerWorkbench.Cli.Commands;

/// <summary>Runs the demonstration of what a loose split does to a score, prints it and draws it.</summary>
internal static class LeakDemoView
{
    public static int Show(MusicDataset dataset, string? root, int folds, int seed, FileInfo? figure, bool json, CancellationToken token)
    {
        DatasetCard card = dataset.Card;
        LeakDemo demo = ProgressView.Run(progress =>
        {
            string folder = dataset.LocateOrMake(root, progress, token);
            card = dataset.CardOf(folder);
            return LeakDemo.Run(card, dataset.Load(folder), Grekow2021.PieceOf(card), new FeatureStore(Workplace.Features), folds, seed, progress: progress, token: token);
        });
        if (figure is not null)
            Draw(card, demo).Write(figure.FullName);
        if (json)
            Json.Print(demo);
        else
            Print(card, demo, folds, seed);
        return ExitCode.Done;
    }

    private static Figure Draw(DatasetCard card, LeakDemo demo) => ScoreBarsFigure.Of(
        [.. demo.Rows.Select(row => new ScoreBar($"by {row.Group}<br>{Leaks(row.Certificate)}", row.Arousal.Scores.R2, row.Arousal.R2Interval, row.Valence.Scores.R2, row.Valence.R2Interval))],
        "R²", $"One model on the same {demo.Pieces} pieces of {card.Title}, split by {string.Join(", ", demo.Rows.Select(row => row.Group))}");

    private static string Leaks(SplitCertificate certificate) =>
        certificate.SongOverlaps > 0 ? "songs leak" : certificate.ArtistOverlaps > 0 ? "artists leak" : "nothing leaks";

    private static void Print(DatasetCard card, LeakDemo demo, int folds, int seed)
    {
        Shared.WarnOfSynthetic(card);
        System.Console.WriteLine($"{card.Title}: {demo.Tracks} tracks cut into {demo.Pieces} pieces of {demo.PieceLength}, each with the label of its track.");
        System.Console.WriteLine($"One model, linear regression on the features of a piece, {folds} folds, seed {seed}; every piece is scored by a model that was not trained on it.");
        System.Console.WriteLine();
        var table = new ResultTable("Leak", new("Split by"), new("R² arousal", "0.000"), new("95 % interval"), new("R² valence", "0.000"), new("95 % interval"),
            new("Songs on two sides (all folds)", "0"), new("Artists (all folds)", "0"), new("Certificate"));
        foreach (LeakDemo.Row row in demo.Rows)
            table.Add(row.Group, row.Arousal.Scores.R2, Text(row.Arousal), row.Valence.Scores.R2, Text(row.Valence), row.Certificate.SongOverlaps, row.Certificate.ArtistOverlaps, row.Certificate.Hash[..12]);
        TableView.Print(table);
        System.Console.WriteLine();
        LeakDemo.Row loose = demo.Rows[0], strict = demo.Rows[^1];
        System.Console.WriteLine("R² is 1 where every prediction is right, 0 for a model that says the mean of all songs, and below 0 for a worse one.");
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"From the split by clip to that by {strict.Group}, R² of arousal goes from {loose.Arousal.Scores.R2:0.00} to {strict.Arousal.Scores.R2:0.00} and that of valence from {loose.Valence.Scores.R2:0.00} to {strict.Valence.Scores.R2:0.00}.").Replace('-', '−'));
        System.Console.WriteLine("Model, features, songs and labels are the same in every row; only who may be trained on has changed. Under the split by clip, other pieces");
        System.Console.WriteLine("of nearly every tested song were trained on with its label: the model gains by knowing the song again, which helps with no new song.");
        System.Console.WriteLine(demo.Rows.Any(row => row.Certificate.Group == Group.Artist)
            ? "The split by artist also takes away what songs of one artist (voice, instruments, studio) share."
            : $"A split by artist is not shown: {card.Title} does not say who the artists are, so part of that leak may be left in the split by song.");
        if (card.Name == "etudes")
            System.Console.WriteLine("Longer études by several artists show it better and take a minute: mer data make deam --tracks 60, then this again.");

        static string Text(AxisResult result) => string.Create(CultureInfo.InvariantCulture, $"{result.R2Interval.Low:0.00} to {result.R2Interval.High:0.00}").Replace('-', '−');
    }
}
