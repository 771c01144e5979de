using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features.Store;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer data split</c>: a split and its certificate, and what a loose one does to a score.</summary>
internal static class DataSplitCommand
{
    private const int MostOverlapsShown = 20;

    // A fifth of the clip, as in the reproduction of Grekow 2021.
    private const double PiecesInClip = 5;

    public static Command Create(CancellationToken token)
    {
        var name = new Argument<string?>("name") { Description = "The dataset: emotify, emomusic, ...; the demo's default is emotify where it is here, else the generated tones.", Arity = ArgumentArity.ZeroOrOne };
        Option<DirectoryInfo?> root = Shared.Root();
        var by = new Option<Group?>("--by") { Description = "What stays together: song, album, artist, or clip (loose: nothing). Default artist where artists are known, else song." };
        var folds = new Option<int>("--folds") { Description = "How many folds of cross-validation.", DefaultValueFactory = _ => 10 };
        var shares = new Option<double[]?>("--shares") { Description = "A hold-out instead: the shares that train, validate and test, such as 0.7 0.1 0.2.", Arity = new(3, 3), AllowMultipleArgumentsPerToken = true };
        var official = new Option<bool>("--official") { Description = "The split the dataset was published with instead." };
        var strata = new Option<Strata>("--stratify") { Description = "What is spread evenly over the parts: none, quadrant or class.", DefaultValueFactory = _ => Strata.None };
        var duplicates = new Option<bool>("--duplicates") { Description = "Look for shared sound by fingerprints." };
        var seed = new Option<int>("--seed") { Description = "The one seed.", DefaultValueFactory = _ => 7 };
        var demo = new Option<string?>("--demo") { Description = "leak: the same model under split by clip, song and artist." };
        demo.AcceptOnlyFromAmong("leak");
        Option<bool> json = Shared.Json();
        var command = new Command("split", "Split a dataset and print the certificate. Example: mer data split emomusic --by artist --folds 10 --stratify quadrant")
        {
            name, root, by, folds, shares, official, strata, duplicates, seed, demo, json,
        };
        folds.Validators.Add(result =>
        {
            if (result.Tokens is [var text] && int.TryParse(text.Value, CultureInfo.InvariantCulture, out int count) && count < 2)
                result.AddError($"--folds must be at least 2; got {count}.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(demo) is null && result.GetResult(name) is not { Tokens.Count: > 0 })
                result.AddError("Name a dataset, such as emotify.");
            if (result.GetResult(official) is { Implicit: false } && new SymbolResult?[] { result.GetResult(shares), result.GetResult(by), result.GetResult(strata) }
                .Any(option => option is OptionResult { Implicit: false }))
                result.AddError("A published split is taken as it is: --official goes without --by, --shares and --stratify.");
        });
        command.SetAction(parsed =>
        {
            MusicDataset dataset = Choose(parsed.GetValue(name));
            if (parsed.GetValue(demo) is not null)
                return Demonstrate(dataset, parsed.GetValue(root)?.FullName, parsed.GetValue(folds), parsed.GetValue(seed), parsed.GetValue(json), token);
            IReadOnlyList<Track> tracks = dataset.Load(dataset.LocateOrMake(parsed.GetValue(root)?.FullName, cancel: token));
            Group group = parsed.GetValue(by) ?? (tracks.Any(track => track.ArtistKey is not null) ? Group.Artist : Group.Song);
            SplitProtocol protocol = parsed.GetValue(official) ? OfficialSplit.With(parsed.GetValue(seed))
                : parsed.GetValue(shares) is { Length: 3 } s ? Held(group, s, parsed.GetValue(seed), parsed.GetValue(strata))
                : KFold.By(group, parsed.GetValue(folds), parsed.GetValue(seed), strata: parsed.GetValue(strata));
            SplitCertificate certificate = protocol.Certify(dataset.Card.Name, tracks,
                parsed.GetValue(duplicates) ? ProgressView.Run(progress => NearDuplicates.Find(tracks, progress, token)) : null);
            if (parsed.GetValue(json))
                System.Console.Write(certificate.ToJson());
            else
                Print(dataset.Card, certificate);
            return ExitCode.Done;
        });
        return command;
    }

    private static HoldOut Held(Group group, double[] shares, int seed, Strata strata)
    {
        try
        {
            return HoldOut.By(group, shares[0], shares[1], shares[2], seed, strata);
        }
        catch (ArgumentException e)
        {
            throw new MerException(e.Message, inner: e);
        }
    }

    private static MusicDataset Choose(string? name) =>
        name is not null ? DatasetCatalogue.FindMusic(name)
        : DatasetCatalogue.FindMusic("emotify") is { } real && real.TryLocate() is not null ? real
        : DatasetCatalogue.FindMusic("tones");

    private static void Print(DatasetCard card, SplitCertificate certificate)
    {
        System.Console.WriteLine($"{card.Title}: {certificate.Protocol}");
        System.Console.WriteLine($"  certificate   {certificate.Hash}");
        System.Console.WriteLine($"  tracks        {certificate.Tracks} in {certificate.Groups} groups, the largest of {certificate.LargestGroup}; {certificate.TracksWithoutArtist} without a known artist");
        System.Console.WriteLine($"  on two sides  {certificate.SongOverlaps} songs, {certificate.AlbumOverlaps} albums, {certificate.ArtistOverlaps} artists, summed over folds");
        System.Console.WriteLine(certificate.NearDuplicates is { } pairs
            ? $"  shared sound  {pairs} pairs of tracks, {certificate.NearDuplicateOverlaps.Length} times on two sides"
            : "  shared sound  not looked for (--duplicates)");
        foreach (SplitCertificate.DuplicateOverlap overlap in certificate.NearDuplicateOverlaps.Take(MostOverlapsShown))
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    fold {overlap.Fold}: {overlap.First} and {overlap.Second}, {overlap.ErrorRate:0.00} of bits differ"));
        System.Console.WriteLine();
        var table = new ResultTable("Parts", new("Fold"), new("Part"), new("Tracks", "0"), new("Groups", "0"), new("Arousal", "0.00"), new("Valence", "0.00"), new("Q1 Q2 Q3 Q4"), new("Classes"));
        foreach (SplitCertificate.FoldParts fold in certificate.Folds)
        {
            foreach (var (part, held) in new[] { ("train", fold.Train), ("validation", fold.Validation), ("test", fold.Test) })
                table.Add($"{fold.Fold}", part, held.Tracks, held.Groups, held.ArousalMean, held.ValenceMean, string.Join(' ', held.Quadrants),
                    string.Join(", ", held.Classes?.Select(entry => $"{entry.Key} {entry.Value}") ?? []));
        }
        TableView.Print(table);
    }

    private static int Demonstrate(MusicDataset dataset, string? root, int folds, int seed, bool json, CancellationToken token)
    {
        LeakDemo demo = ProgressView.Run(progress => LeakDemo.Run(dataset.Card.Name, dataset.Load(dataset.LocateOrMake(root, progress, token)),
            new Seconds(dataset.Card.ClipLength!.Value.Value / PiecesInClip), new FeatureStore(Workplace.Features), folds, seed, progress: progress, token: token));
        if (json)
        {
            Json.Print(demo);
            return ExitCode.Done;
        }
        if (dataset.Card.IsSynthetic)
            System.Console.WriteLine("SYNTHETIC DATA: generated tones, not music.");
        System.Console.WriteLine($"{dataset.Card.Title}: {demo.Tracks} tracks cut into {demo.Pieces} pieces of {demo.PieceLength}, each with the label of its track.");
        System.Console.WriteLine($"One model, linear regression on the features of a piece, {folds} folds, seed {seed}:");
        System.Console.WriteLine();
        var table = new ResultTable("Leak", new("Split by"), new("R² arousal", "0.000"), new("R² valence", "0.000"), new("Songs on two sides (all folds)", "0"), new("Artists (all folds)", "0"), new("Certificate"));
        foreach (LeakDemo.Row row in demo.Rows)
            table.Add(row.Certificate.Group.ToString().ToLowerInvariant(), row.Arousal.R2, row.Valence.R2, row.Certificate.SongOverlaps, row.Certificate.ArtistOverlaps, row.Certificate.Hash[..12]);
        TableView.Print(table);
        System.Console.WriteLine();
        System.Console.WriteLine("Model, features, songs and labels are the same in every row. Under the split by clip, pieces of nearly every tested song were trained on");
        System.Console.WriteLine("with its label, so the model gains by knowing the song again: that part of the score is gone on a new song, which the split by song tests.");
        System.Console.WriteLine(demo.Rows.Any(row => row.Certificate.Group == Group.Artist)
            ? "The split by artist also takes away what songs of one artist (voice, instruments, studio) share."
            : $"A split by artist is not shown: {dataset.Card.Title} does not say who the artists are, so part of that leak may be left in the split by song.");
        return ExitCode.Done;
    }
}
