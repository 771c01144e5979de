using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Grekow2021;
using MerWorkbench.Units;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer reproduce PAPER</c>.</summary>
internal static class ReproduceCommand
{
    private const string All = "all";

    public static Command Create(CancellationToken token)
    {
        string[] names = [.. PaperCatalogue.All.Select(work => work.Name), All];
        var paper = new Argument<string>("paper") { Description = $"The work: {string.Join(", ", names)}." };
        paper.AcceptOnlyFromAmong(names);
        var data = new Option<string?>("--data") { Description = "The dataset, études for those that stand in for the work's own, or a folder of one, such as ./texts with texts.csv (columns text, emotion); default the paper's usual one where it is here, else études, synthetic songs made for the purpose. mer data list names all." };
        Option<DirectoryInfo?> root = Shared.Root();
        Option<DeamLabels?> deam = Shared.DeamLabels();
        Option<Profile?> profile = Choice.Of<Profile>("--profile", "smoke (seconds, proves that it runs), quick (minutes; the default) or paper (the paper's sizes).");
        var seed = Shared.Whole("--seed", "The one seed: same seed, same bytes.", usual: 7);
        var seeds = new Option<int[]>("--seeds") { HelpName = "count or list", Description = "Run with several seeds, each with a split of its own, and show scores with intervals over them: how many, from --seed on, or which, as 1,2,3.", CustomParser = Seeds };
        Option<AxisNetworks?> networks = Choice.Of<AxisNetworks>("--networks", "joint (one network for both axes; the default) or per-axis.");
        Option<int?> folds = new("--folds") { Description = "How many folds, the same ones for every work; each its own where left out.", CustomParser = result => (int?)Shared.Number(result, "--folds takes a number", above: 1, most: 100) };
        var inputs = new Option<string[]>("--input") { Description = "Only these inputs of the work, by the names its tables have: marsyas-mfcc. All where left out.", AllowMultipleArgumentsPerToken = true };
        var models = new Option<string[]>("--model") { Description = "Only these models, by the names the tables have: lstm-2x124. All where left out; what says always the same is always run.", AllowMultipleArgumentsPerToken = true };
        var pieces = new Option<double[]>("--piece") { HelpName = "seconds", Description = "How long a piece of a sequence is, where the work has pieces; of several, as 3,6,10, the work's best network is run over each and they are compared.", CustomParser = result => Shared.Numbers(result, "--piece takes seconds above 0, at most 600", seconds => seconds is > 0 and <= 600) };
        var overlaps = new Option<double[]>("--overlap")
        {
            HelpName = "share",
            Description = "Which share of a piece the next one repeats, from 0 to under 1; several are compared as lengths are.",
            CustomParser = result => Shared.Numbers(result, "--overlap takes a share from 0 to under 1", share => share is >= 0 and < 1),
            DefaultValueFactory = _ => [0.5],
        };
        var classes = Shared.Whole("--classes", "Quadrants where continuous labels become classes: 4, or 3 without the pleasant and calm.", usual: 4, least: 3);
        classes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() > 4)
                result.AddError("--classes: expected 3 or 4.");
        });
        var cfsOnAll = new Option<bool>("--cfs-on-all") { Description = "Also select features on all songs, those to be tested too, as some works do: optimistic, and labelled so." };
        var extractorOnAll = new Option<bool>("--extractor-on-all") { Description = "Also train feature extractors on all songs, those to be tested too, as some works do: optimistic, and labelled so." };
        Option<WorkPart?> part = Choice.Of<WorkPart>("--part", "The part of a work on words and sound (parisi2019): lyrics, audio, or both, set against each other; all that the data allows where left out.");
        var separator = new Option<FileInfo?>("--separator") { Description = "Weights of mer separator train for works on voices; else the small network that comes along." };
        var vectors = new Option<FileInfo?>("--vectors") { Description = "fastText vectors (.vec, .bin, .ftz) for works on words; else those fetched, or some trained on the words at hand." };
        var bert = new Option<DirectoryInfo?>("--bert") { Description = "The folder of a BERT for works on words; else the one fetched, or a small one that nobody trained." };
        var elmo = new Option<DirectoryInfo?>("--elmo") { Description = "The folder of an ELMo for works on words; else the one fetched, or a small one that nobody trained." };
        var fineTunes = new Option<bool>("--fine-tune-bert") { Description = "Also train BERT itself with the heads behind it, for works on words; on one thread, so a small one, or patience." };
        var runs = new Option<DirectoryInfo?>("--runs") { Description = "Where run folders go; default runs/ of the checkout." };
        var figures = new Option<DirectoryInfo?>("--figures") { Description = "Where figure and table go; default figures/ of the checkout." };
        Option<bool> json = Shared.Json();
        var command = new ResumableCommand("reproduce", "Run a paper's experiments and set them beside its results. Example: mer reproduce grekow2021 --data emotify --profile quick")
        {
            paper, data, root, deam, profile, seed, seeds, networks, folds, inputs, models, pieces, overlaps, classes, cfsOnAll, extractorOnAll, part, separator, vectors, bert, elmo, fineTunes, runs, figures, json,
        };
        (Option Option, string Choice)[] ofSomeWorks =
        [
            (networks, nameof(ReproductionOptions.Networks)), (pieces, nameof(ReproductionOptions.Piece)), (overlaps, nameof(ReproductionOptions.Overlap)),
            (classes, nameof(ReproductionOptions.Classes)), (cfsOnAll, nameof(ReproductionOptions.CfsOnAll)), (extractorOnAll, nameof(ReproductionOptions.ExtractorOnAll)),
            (part, nameof(ReproductionOptions.Part)), (separator, nameof(ReproductionOptions.Separator)), (vectors, nameof(ReproductionOptions.Vectors)),
            (bert, nameof(ReproductionOptions.Bert)), (elmo, nameof(ReproductionOptions.Elmo)), (fineTunes, nameof(ReproductionOptions.FineTunesBert)),
        ];
        command.SetAction(parsed =>
        {
            string wanted = parsed.GetValue(paper)!, drawn = parsed.GetValue(figures)?.FullName ?? Workplace.Figures;
            Seconds[] lengths = [.. (parsed.GetValue(pieces) ?? []).Select(value => new Seconds(value))];
            double[] shares = parsed.GetValue(overlaps)!;
            Profile size = parsed.GetValue(profile) ?? Profile.Quick;
            bool asJson = parsed.GetValue(json);
            if (wanted != All && ofSomeWorks.FirstOrDefault(choice => parsed.GetResult(choice.Option) is { Implicit: false } && !PaperCatalogue.Find(wanted).Heeds.Contains(choice.Choice)) is { Option: { } unheeded, Choice: { } of })
                throw new MerException($"{wanted} does not know {unheeded.Name}.", remedy: $"Works that do: {NamesOf(work => work.Heeds.Contains(of))}.");
            int first = parsed.GetValue(seed);
            if (parsed.GetValue(seeds) is [var many] && (long)first + many - 1 > int.MaxValue)
                throw new MerException($"--seed {first} leaves no room for {many} seeds from there on.", remedy: $"The last seed there is: {int.MaxValue}.");
            int[] several = parsed.GetValue(seeds) is [var count] ? [.. Enumerable.Range(first, count)] : parsed.GetValue(seeds) ?? [];
            if (several.Length > 0)
            {
                OverSeeds(wanted);
                return ExitCode.Done;
            }
            if (lengths.Length > 1 || shares.Length > 1)
            {
                ComparePieces(wanted);
                return ExitCode.Done;
            }
            if (wanted != All)
            {
                Reproduction one = Run(PaperCatalogue.Find(wanted));
                if (asJson)
                    System.Console.WriteLine(ReproductionFiles.ToJson(one));
                return ExitCode.Done;
            }
            List<Reproduction> reproductions = [];
            foreach (Paper work in PaperCatalogue.All)
            {
                try
                {
                    reproductions.Add(Run(work));
                }
                catch (MerException problem)
                {
                    // What one work lacks, such as labels over time, keeps no other from running.
                    System.Console.Error.WriteLine($"{work.Name} is left out: {problem.Message}");
                }
            }
            if (asJson)
                PrintJson(reproductions);
            if (reproductions.Count > 0)
                ReproductionView.Ask(reproductions, parsed.GetValue(data), drawn, isShown: !asJson);
            return reproductions.Count == PaperCatalogue.All.Length ? ExitCode.Done : ExitCode.Failed;

            Reproduction Run(Paper work)
            {
                (Dataset dataset, string? folder) = DataOf(work);
                IReadOnlyList<string> files = [];
                Reproduction reproduction = ProgressView.Run(progress =>
                {
                    Reproduction result = work.Reproduce(dataset, parsed.GetValue(root)?.FullName ?? folder, OptionsWith(progress));
                    progress.Report(new("figures and tables", 0, 1));
                    files = ReproductionFiles.Write(result, drawn);
                    progress.Report(new("figures and tables", 1, 1));
                    return result;
                });
                if (!asJson)
                    ReproductionView.Print(reproduction, files);
                return reproduction;
            }

            void OverSeeds(string name)
            {
                if (name == All || lengths.Length > 1 || shares.Length > 1)
                    throw new MerException("Several seeds are run of one work, with one length and overlap of pieces.", remedy: $"Name one of {NamesOf(_ => true)}.");
                Paper work = PaperCatalogue.Find(name);
                (Dataset dataset, string? folder) = DataOf(work);
                Reproduction[] all = ProgressView.Run(progress => several.Select(one => work.Reproduce(dataset, parsed.GetValue(root)?.FullName ?? folder, OptionsWith(progress) with { Seed = one })).ToArray());
                var study = new SeedStudy(all, work.SimplestModel);
                IReadOnlyList<string> files = study.Write(drawn);
                if (asJson)
                {
                    PrintJson(all);
                    return;
                }
                Shared.WarnOfSynthetic(all[0].Data);
                foreach (string target in all[0].Targets)
                {
                    ReproductionView.Show(study.Scores(target), []);
                    foreach (string sentence in study.Sentences(target))
                        System.Console.WriteLine(sentence);
                    System.Console.WriteLine();
                }
                ReproductionView.Show(study.Learning(), files);
            }

            void ComparePieces(string name)
            {
                if (PaperCatalogue.All.FirstOrDefault(paper => paper.Name == name) is not { ComparePieces: { } compare } work)
                    throw new MerException($"Several lengths or overlaps of pieces are compared for one work whose sequences are of pieces; got {name}.",
                        remedy: $"There are: {NamesOf(paper => paper.ComparePieces is not null)}.");
                (Dataset dataset, string? folder) = DataOf(work);
                PieceComparison comparison = ProgressView.Run(progress => compare(dataset, parsed.GetValue(root)?.FullName ?? folder, OptionsWith(progress), lengths, shares));
                IReadOnlyList<string> files = comparison.Write(Path.Combine(drawn, work.Name,
                    FormattableString.Invariant($"{comparison.Data.Name}-{size.ToString().ToLowerInvariant()}-seed{parsed.GetValue(seed)}-pieces")));
                if (asJson)
                {
                    Json.Print(comparison.Rows.Select(row => new { row.Run.Input, row.Run.Model, piece = row.Piece.Value, row.Overlap, run = row.Run.Experiment.Hash().Short, row.Run.Experiment.Synthetic, row.Run.Scores }));
                    return;
                }
                Shared.WarnOfSynthetic(comparison.Data);
                ReproductionView.Show(comparison.Table(), files);
            }

            (Dataset Dataset, string? Folder) DataOf(Paper work)
            {
                (Dataset dataset, string? folder) = Choose(work, parsed.GetValue(data), parsed.GetValue(part));
                return (dataset is MusicDataset music ? Shared.WithLabels(music, parsed.GetValue(deam)) : dataset, folder);
            }

            ReproductionOptions OptionsWith(IProgress<WorkProgress> progress) => new()
            {
                Profile = size,
                Seed = parsed.GetValue(seed),
                Networks = parsed.GetValue(networks) ?? AxisNetworks.Joint,
                Folds = parsed.GetValue(folds),
                Inputs = parsed.GetValue(inputs) ?? [],
                Models = parsed.GetValue(models) ?? [],
                Piece = lengths.Length == 1 ? lengths[0] : null,
                Overlap = shares[0],
                Classes = parsed.GetValue(classes),
                CfsOnAll = parsed.GetValue(cfsOnAll),
                ExtractorOnAll = parsed.GetValue(extractorOnAll),
                Part = parsed.GetValue(part),
                Separator = parsed.GetValue(separator)?.FullName,
                Vectors = parsed.GetValue(vectors)?.FullName,
                Bert = parsed.GetValue(bert)?.FullName,
                Elmo = parsed.GetValue(elmo)?.FullName,
                FineTunesBert = parsed.GetValue(fineTunes),
                Runs = parsed.GetValue(runs)?.FullName ?? Workplace.Runs,
                Features = Workplace.Features,
                Progress = progress,
                Token = token,
            };
        });
        return command;
    }

    // One number is how many, several are which; a count becomes a list where the first seed is known.
    private static int[]? Seeds(ArgumentResult result)
    {
        const int Most = 100;
        string text = result.Tokens.Single().Value;
        int[] numbers = [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        if (numbers is [< 2 or > Most] || numbers.Contains(-1) || numbers.Distinct().Count() < numbers.Length)
            result.AddError($"--seeds takes how many, from 2 to {Most}, or several different ones as 1,2,3; got '{text}'.");
        return numbers;
    }

    private static void PrintJson(IEnumerable<Reproduction> reproductions) =>
        System.Console.WriteLine($"[{string.Join(",\n", reproductions.Select(ReproductionFiles.ToJson))}]");

    private static string NamesOf(Func<Paper, bool> which) => string.Join(", ", PaperCatalogue.All.Where(which).Select(work => work.Name));

    private static (Dataset Dataset, string? Folder) Choose(Paper paper, string? name, WorkPart? part)
    {
        if (name is "études")
            return (DatasetCatalogue.Find(paper.StandInFor(part)), null);
        if (name is not null)
            return Shared.DataNamed(name);
        MusicDataset usual = Shared.UsualMusic(paper.UsualData, paper.StandInFor(part));
        if (usual.Card.IsSynthetic)
        {
            DatasetCard real = DatasetCatalogue.FindMusic(paper.UsualData).Card;
            string way = FetchManifest.Names.Contains(real.Name) ? $"mer data fetch {real.Name} gets it." : real.Access;
            System.Console.Error.WriteLine($"{real.Title} is not here, so {(usual is LyricsEtudes ? "synthetic lyrics that the workbench writes stand in for them" : "études, synthetic songs that the workbench composes, stand in for music")}. {way}");
        }
        return (usual, null);
    }
}
