using System.Collections.Immutable;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Lyrics;
using MerWorkbench.Lyrics.Bert;
using MerWorkbench.Lyrics.Elmo;
using MerWorkbench.Lyrics.FastText;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>
/// The encoders at hand: those a person names, else those that were fetched, else small ones made here, which say so in what they are: word
/// vectors trained on the words that train the classifiers, and networks that nobody trained.
/// </summary>
public sealed class Parisi2019Encoders : IDisposable
{
    private const string Released = "as released: ";

    private readonly Dictionary<string, (ITextEncoder Encoder, string Words)> made = new(StringComparer.Ordinal);
    private readonly List<IDisposable> owned = [];
    private readonly ReproductionOptions options;
    private readonly IReadOnlyList<string> training;
    private readonly bool holdsTested;

    /// <summary>For <see cref="Parisi2019"/>.</summary>
    /// <param name="options">The person's choices.</param>
    /// <param name="training">The texts that train the classifiers.</param>
    /// <param name="holdsTested">Whether those that are tested are among them, as where each fold trains on what others test.</param>
    internal Parisi2019Encoders(ReproductionOptions options, IReadOnlyList<string> training, bool holdsTested) =>
        (this.options, this.training, this.holdsTested) = (options, training, holdsTested);

    /// <summary>The names of all: <c>elmo</c>, <c>bert</c>, <c>fasttext</c>.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Parisi2019Pair.All.Select(pair => pair.Encoder).Distinct()];

    /// <summary>The encoder of a name; it is made when first asked for, and stays this object's to dispose of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public ITextEncoder this[string name] => Made(name).Encoder;

    /// <summary>The BERT at hand.</summary>
    internal BertEncoder Bert => (BertEncoder)this[Parisi2019.BertName];

    /// <summary>The learners that train the BERT at hand with a head.</summary>
    internal IEnumerable<EncoderLearner> FineTuned(Profile profile) => Parisi2019Pair.FineTuned.Select(head =>
        FineTuning.Of(Bert, Parisi2019Pair.FineTuning(head, profile, Bert.IsTrained)));

    /// <summary>What the encoder of a name is, in words.</summary>
    public string Describe(string name) => Made(name).Words;

    /// <summary>Whether somebody trained it on more than the words at hand.</summary>
    public bool IsTrained(string name) => Made(name).Words.StartsWith(Released, StringComparison.Ordinal);

    /// <summary>Gives the networks and the tables back.</summary>
    public void Dispose()
    {
        foreach (IDisposable item in owned)
            item.Dispose();
    }

    private (ITextEncoder Encoder, string Words) Made(string name)
    {
        if (!made.TryGetValue(name, out var found))
            made.Add(name, found = name switch
            {
                "fasttext" => FastText(),
                "elmo" => Elmo(),
                Parisi2019.BertName => OpenBert(),
                _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
            });
        return found;
    }

    private (ITextEncoder, string) FastText()
    {
        var (path, words) = (options.Vectors ?? Fetched("fasttext-wiki-news", "*.vec")) is { } released ? (released, $"{Released}{Path.GetFileName(released)}") : Vectors();
        return (new FastTextEncoder(Own(WordVectors.Open(path))), words);
    }

    // Trained once for the same texts and settings.
    private (string Path, string Words) Vectors()
    {
        FastTextTraining settings = VectorTraining(training, options.Profile, options.Seed);
        string hash = ContentHash.OfText($"{FastTextTrainer.Version}\n{settings}\n{string.Join('\n', training)}").Short;
        string path = Path.Combine(options.Features, "vectors", $"trained-{hash}.bin");
        if (!File.Exists(path))
            FastTextTrainer.Train(training, settings, path, options.Progress, options.Token);
        return (path, FormattableString.Invariant($"made here: skip-gram vectors of {settings.Dimension} numbers with n-grams, trained without labels on {(holdsTested ? $"all {training.Count} texts, those to be tested among them" : $"the {training.Count} texts that train the classifiers")}"));
    }

    /// <summary>How vectors are trained on the texts of a set of labelled ones: by fastText's settings with more passes, and where there are very few, by others.</summary>
    /// <remarks>
    /// fastText's settings are for billions of words. On some ten thousand, a word moves too seldom for its vector to leave where all begin: passes until
    /// about half a million words are read, and large steps. In so small a vocabulary nearly every word has more than the share that is thinned out, 0.0001:
    /// of 0.001 only the commonest have. And what a text is about stands in other lines than the word itself: the window spans some lines.
    /// <para>From fifty thousand words on they are not needed: on ISEAR (seed 1) vectors that go on learning end at 0.63 after them, at 0.68 after fastText's.</para>
    /// </remarks>
    internal static FastTextTraining VectorTraining(IReadOnlyList<string> texts, Profile profile, int seed)
    {
        const int Few = 50_000, WordsRead = 500_000, Passes = 10, MostPasses = 40;
        int words = texts.Sum(text => LyricWords.Of(text).Count);
        var usual = new FastTextTraining
        {
            Dimension = profile == Profile.Paper ? 300 : 64,
            Epochs = profile == Profile.Smoke ? 1 : Passes,
            MinCount = 2,
            MaxN = 5,
            Seed = seed,
        };
        return words >= Few || profile == Profile.Smoke ? usual
            : usual with { Epochs = Math.Clamp(WordsRead / Math.Max(1, words), Passes, MostPasses), Window = 15, LearningRate = 0.3, Threshold = 1e-3 };
    }

    private (ITextEncoder, string) Elmo()
    {
        string? folder = options.Elmo ?? Fetched("elmo-small", null);
        return folder is not null
            ? (Own(ElmoEncoder.Open(folder)), $"{Released}{Path.GetFileName(folder)}")
            : (Own(ElmoEncoder.Untrained(Small, options.Seed)), FormattableString.Invariant($"made here and trained by nobody: an ELMo of {Small.Cells} cells with weights drawn from the seed"));
    }

    private (ITextEncoder, string) OpenBert()
    {
        string? folder = options.Bert ?? Fetched("bert-base-uncased", null);
        if (folder is not null)
            return (Own(BertEncoder.Load(folder)), $"{Released}{Path.GetFileName(folder)}");
        BertEncoder small = Own(BertEncoder.Untrained(training, options.Seed));
        BertConfiguration sizes = small.Network.Sizes;
        return (small, FormattableString.Invariant($"made here and trained by nobody: a BERT of {sizes.Layers} layers of {sizes.Width} with weights drawn from the seed, and a vocabulary of {small.Tokenizer.Vocabulary.Count} pieces of the training part"));
    }

    private static ElmoOptions Small { get; } = new()
    {
        Characters = 50,
        CharacterDimension = 8,
        Filters = [(1, 16), (2, 16), (3, 32), (4, 64)],
        Highways = 1,
        IsRelu = true,
        Layers = 2,
        Cells = 128,
        Projection = 64,
        CellClip = 3,
        ProjectionClip = 3,
        SkipsLayers = true,
    };

    private static string? Fetched(string name, string? pattern) => DataFolders.Candidates(name)
        .Where(Directory.Exists).Select(folder => pattern is null ? folder : Directory.EnumerateFiles(folder, pattern).FirstOrDefault()).FirstOrDefault(path => path is not null);

    private T Own<T>(T item)
        where T : IDisposable
    {
        owned.Add(item);
        return item;
    }
}
