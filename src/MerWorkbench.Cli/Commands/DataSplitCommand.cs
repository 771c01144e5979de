using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer data split</c>: a split and its certificate, and what a loose one does to a score.</summary>
internal static class DataSplitCommand
{
    private static readonly string[] DatasetsOfDemo = ["emotify", "deam"];

    private enum Duplicates
    {
        Count,
        Join,
        Ignore,
    }

    public static Command Create(CancellationToken token)
    {
        var name = new Argument<string?>("name") { Description = "The dataset: emotify, goemotions, ...; the demo's default is emotify where it is here, else deam (études too), else études.", Arity = ArgumentArity.ZeroOrOne };
        Option<DirectoryInfo?> root = Shared.Root();
        Option<Group?> by = Choice.Of<Group>("--by", "What stays together: song, album, artist, or clip (loose: nothing). Default artist where artists are known, else song.");
        var folds = Shared.Whole("--folds", "How many folds of cross-validation.", usual: 10, least: 2);
        var shares = new Option<double[]?>("--shares") { Description = "A hold-out instead: the shares that train, validate and test, such as 0.7 0.1 0.2.", Arity = new(3, 3), AllowMultipleArgumentsPerToken = true };
        var official = new Option<bool>("--official") { Description = "The split the dataset was published with instead." };
        Option<Strata?> strata = Choice.Of<Strata>("--stratify", "What is spread evenly over the parts: none (the default), quadrant or class.");
        Option<Duplicates?> duplicates = Choice.Of<Duplicates>("--duplicates", "Tracks that share sound: count (find and count them; the default), join (keep them on one side, as one song) or ignore (do not read the sound).");
        var seed = Shared.Whole("--seed", "The one seed.", usual: 7);
        var demo = new Option<string?>("--demo") { Description = "leak: the same model under split by clip, song and artist." };
        demo.AcceptOnlyFromAmong("leak");
        var figure = new Option<FileInfo?>("--figure") { Description = "Draw the demo there: .html, .svg, .png or .pdf." };
        Option<bool> json = Shared.Json();
        var command = new Command("split", "Split a dataset and print the certificate. Example: mer data split emomusic --by artist --folds 10 --stratify quadrant")
        {
            name, root, by, folds, shares, official, strata, duplicates, seed, demo, figure, json,
        };
        command.Validators.Add(result =>
        {
            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            if (!Given(demo) && result.GetResult(name) is not { Tokens.Count: > 0 })
                result.AddError("Name a dataset, such as emotify.");
            if (!Given(demo) && Given(figure))
                result.AddError("Only the demo is drawn: --figure goes with --demo leak.");
            if (Given(demo) && new Option[] { by, shares, official, strata, duplicates }.FirstOrDefault(Given) is { } surplus)
                result.AddError($"The demo makes its own splits: --demo goes without {surplus.Name}.");
            if (Given(official) && new Option[] { by, shares, strata }.Any(Given))
                result.AddError("A published split is taken as it is: --official goes without --by, --shares and --stratify.");
        });
        command.SetAction(parsed =>
        {
            string? folder = parsed.GetValue(root)?.FullName;
            if (parsed.GetValue(demo) is not null)
                return LeakDemoView.Show(Choose(parsed.GetValue(name)), folder, parsed.GetValue(folds), parsed.GetValue(seed), parsed.GetValue(figure), parsed.GetValue(json), token);
            Strata spread = parsed.GetValue(strata) ?? Strata.None;
            Dataset dataset = DatasetCatalogue.Find(parsed.GetValue(name)!);
            folder = ProgressView.Run(progress => dataset.LocateOrMake(folder, progress, token));
            IReadOnlyList<ISplitItem> items = Items(dataset, folder);
            IReadOnlyList<NearDuplicate>? pairs = null;
            if (parsed.GetValue(duplicates) != Duplicates.Ignore && items is IReadOnlyList<Track> tracks && tracks.Any(track => track.HasAudio))
            {
                pairs = ProgressView.Run(progress => NearDuplicates.Find(tracks, progress, token));
                if (parsed.GetValue(duplicates) == Duplicates.Join)
                    items = NearDuplicates.AsOneSong(tracks, pairs);
            }
            Group group = parsed.GetValue(by) ?? (items.Any(item => item.ArtistKey is not null) ? Group.Artist : Group.Song);
            SplitProtocol protocol = parsed.GetValue(official) ? OfficialSplit.With(parsed.GetValue(seed))
                : parsed.GetValue(shares) is { Length: 3 } s ? Held(group, s, parsed.GetValue(seed), spread)
                : KFold.By(group, parsed.GetValue(folds), parsed.GetValue(seed), strata: spread);
            SplitCertificate certificate = protocol.Certify(dataset.Card.Name, items, pairs);
            if (parsed.GetValue(json))
                System.Console.Write(certificate.ToJson());
            else
                CertificateView.Print(dataset.CardOf(folder), certificate, ignored: parsed.GetValue(duplicates) == Duplicates.Ignore);
            return ExitCode.Done;
        });
        return command;
    }

    private static IReadOnlyList<ISplitItem> Items(Dataset dataset, string folder) => dataset switch
    {
        MusicDataset music => music.Load(folder),
        TextDataset texts => texts.Load(folder),
        _ => throw new MerException($"{dataset.Card.Title} says nothing of songs, so it cannot be split by them.", remedy: "Split a dataset of music or of texts; mer data list names them."),
    };

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

    private static MusicDataset Choose(string? name) => name is not null
        ? DatasetCatalogue.FindMusic(name)
        : DatasetsOfDemo.Select(DatasetCatalogue.FindMusic).FirstOrDefault(dataset => dataset.TryLocate() is { } folder && dataset.Load(folder).Any(track => track.HasAudio)) ?? DatasetCatalogue.FindMusic("etudes");
}
