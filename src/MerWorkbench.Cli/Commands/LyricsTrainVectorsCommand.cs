using System.CommandLine;
using System.Globalization;
using System.Text;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics.FastText;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer lyrics train-vectors</c>.</summary>
internal static class LyricsTrainVectorsCommand
{
    private static readonly FastTextTraining Usual = new();

    public static Command Create(CancellationToken token)
    {
        var texts = new Argument<string[]>("texts") { Description = "What to learn from: datasets with words (synchronized-lyrics, isear, goemotions, one of your own) and text files, a line a text.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<FileInfo?>("--out") { Description = "The file to write; default data/weights/vectors-NAMES/vectors-NAMES.bin." };
        var model = new Option<string>("--model") { Description = "skipgram (default: better for rare words) or cbow.", HelpName = "skipgram|cbow", DefaultValueFactory = _ => "skipgram" };
        model.AcceptOnlyFromAmong("skipgram", "cbow");
        Option<int> dimension = Shared.Whole("--dim", "Numbers a vector.", Usual.Dimension, least: 1), epochs = Shared.Whole("--epochs", "Passes over the texts.", Usual.Epochs, least: 1);
        Option<int> minCount = Shared.Whole("--min-count", "Rarer words are left out.", Usual.MinCount, least: 1), window = Shared.Whole("--window", "Words around, to each side.", Usual.Window, least: 1);
        Option<int> minN = Shared.Whole("--min-n", "Shortest n-gram of characters.", Usual.MinN, least: 1), maxN = Shared.Whole("--max-n", "Longest n-gram of characters; 0 for none.", Usual.MaxN, least: 0);
        Option<int> buckets = Shared.Whole("--buckets", "Rows that all n-grams share.", Usual.Buckets, least: 1), seed = Shared.Whole("--seed", "The seed: same texts, same seed, same bytes.", Usual.Seed);
        Option<bool> json = Shared.Json();
        var command = new Command("train-vectors", "Train vectors of words and their parts and write them as fastText does. Example: mer lyrics train-vectors synchronized-lyrics --dim 50 --min-count 1")
        {
            texts, to, model, dimension, epochs, minCount, window, minN, maxN, buckets, seed, json,
        };
        command.SetAction(parsed =>
        {
            string[] names = parsed.GetValue(texts)!;
            var training = Refused(() => new FastTextTraining
            {
                Model = parsed.GetValue(model) == "cbow" ? FastTextModelKind.Cbow : FastTextModelKind.SkipGram,
                Dimension = parsed.GetValue(dimension),
                Epochs = parsed.GetValue(epochs),
                MinCount = parsed.GetValue(minCount),
                Window = parsed.GetValue(window),
                MinN = parsed.GetValue(minN),
                MaxN = parsed.GetValue(maxN),
                Buckets = parsed.GetValue(buckets),
                Seed = parsed.GetValue(seed),
            });
            (IReadOnlyList<string> Lines, bool IsSynthetic)[] sources = [.. names.Select(Source)];
            string file = parsed.GetValue(to)?.FullName ?? UsualPlace(names);
            TrainedVectors trained = ProgressView.Run(progress => FastTextTrainer.Train(sources.SelectMany(source => source.Lines), training, file, progress, token));
            bool isSynthetic = sources.Any(source => source.IsSynthetic);
            if (parsed.GetValue(json))
                Json.Print(new { trained.Path, trained.Words, trained.Tokens, trained.Loss, isSynthetic, hash = ContentHash.OfFile(file).Hex });
            else
                Print(trained, isSynthetic);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(TrainedVectors trained, bool isSynthetic)
    {
        if (isSynthetic)
            System.Console.WriteLine("TRAINED ON SYNTHETIC WORDS: the lyrics of études are composed by the workbench. What these vectors say of real words shows that the machinery works and nothing more.");
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trained.Words} words from {trained.Tokens} in the texts; loss {trained.Loss:0.000} a guess in the last pass."));
        System.Console.WriteLine($"Written to {trained.Path}; fastText's own program reads it too.");
    }

    private static T Refused<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refused)
        {
            throw new MerException(refused.Message, inner: refused);
        }
    }

    private static (IReadOnlyList<string> Lines, bool IsSynthetic) Source(string name)
    {
        if (File.Exists(name))
            return (Lines(name), false);
        if (DatasetCatalogue.All.Concat(OwnSongs.Registered()).FirstOrDefault(dataset => dataset.Card.Name == name) is not { } found)
            throw new MerException($"There is neither a file nor a dataset named '{name}'.", remedy: "Give text files with a line a text, or names that 'mer data list' shows.");
        string[] words = found switch
        {
            TextDataset texts => [.. texts.Load().Select(text => text.Text)],
            MusicDataset music => [.. music.Load().Where(track => track.Lyrics is not null).SelectMany(track => track.Lyrics!.Lines).Select(line => line.Text)],
            _ => [],
        };
        return words.Length > 0 ? (words, found.TryLocate() is { } folder ? found.IsSynthetic(folder) : found.Card.IsSynthetic)
            : throw new MerException($"{found.Card.Title} holds no words.", remedy: "Datasets with words: synchronized-lyrics, isear, goemotions.");
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException fault)
        {
            throw new MerException("This is not UTF-8.", path, "Save the text as UTF-8.", fault);
        }
    }

    private static string UsualPlace(string[] names)
    {
        string name = "vectors-" + string.Join('-', names.Select(one => Path.GetFileNameWithoutExtension(one).ToLowerInvariant().Replace(' ', '-')));
        return DataFolders.ForNew(Path.Combine("weights", name, name + ".bin"));
    }
}
