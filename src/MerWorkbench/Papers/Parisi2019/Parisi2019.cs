using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Lyrics;
using MerWorkbench.Models;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>
/// Parisi, Francia, Olivastri and Tavella 2019, the lyrics half: one of five emotions of a segment of lyrics by dense layers, LSTMs and attention
/// behind the vectors of fastText, ELMo and BERT.
/// </summary>
public static class Parisi2019
{
    /// <summary>The short name: folder of the runs, word on the command line.</summary>
    public const string Name = "parisi2019";

    /// <summary>The encoder of the run that the figures show: the one the paper highlights.</summary>
    public const string ShownInput = "fasttext";

    private const string NoInput = "none";

    /// <summary>The head of the run that the figures show: the one the paper highlights.</summary>
    public static string ShownModel { get; } = TextLearner.NameOf(TextHead.BiLstmAttention);

    /// <summary>The work as a member of the family.</summary>
    public static Paper Paper { get; } = new(Name, "one of five emotions of a segment of lyrics by dense layers, LSTMs and attention behind fastText, ELMo and BERT", "synchronized-lyrics", Reproduce)
    {
        StandIn = "lyrics-etudes",
    };

    /// <summary>Runs the experiments on a dataset, or reads those that are finished.</summary>
    /// <param name="dataset">A dataset of texts with emotions, or of songs with lyrics and emotions.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The person's choices.</param>
    /// <exception cref="MerException">The data has no words with one of the five emotions, is missing, malformed or too small to split.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop; a second call goes on.</exception>
    public static Reproduction Reproduce(Dataset dataset, string? root, ReproductionOptions options)
    {
        IReadOnlyList<string> chosen = options.Choose(Parisi2019Encoders.Names, name => name);
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        DatasetCard card = dataset.CardOf(folder);
        IReadOnlyList<Track> items = Parisi2019Data.Items(dataset, folder);
        SplitProtocol protocol = Parisi2019Data.Protocol(items, options);
        using Parisi2019Encoders encoders = EncodersOf(items, options);
        var store = new TextStore(options.Features);

        var comparisons = new List<Comparison>();
        PublishedTable published = PublishedTable.Of(Name);
        CrossValidation? first = null;
        WordShades? shades = null;
        foreach (string name in chosen)
        {
            Corpus corpus = TextCorpus.Build(card, items, Parisi2019Data.Target, encoders[name], store, options.Progress, options.Token);
            CrossValidation validation = first is null ? first = new(corpus, protocol, options.Runs) : first.On(corpus);
            IReadOnlyList<string> obstacles = Parisi2019Differences.Obstacles(card, encoders, name, options);
            if (comparisons.Count == 0)
                comparisons.Add(Run(new RowClassLearner(new MajorityClassifier()), NoInput));
            foreach (Parisi2019Pair pair in Parisi2019Pair.All.Where(pair => pair.Encoder == name))
                comparisons.Add(Run(pair.LearnerOf(options.Profile), name));
            if (name == ShownInput)
                shades = Parisi2019Figures.Shades((ClassRun)comparisons.First(item => item.Run.Input == name && item.Run.Model == ShownModel).Run, corpus, encoders[name], store, options);

            Comparison Run(Learner learner, string input)
            {
                options.Token.ThrowIfCancellationRequested();
                Run run = validation.Run(Name, input, learner, options.Profile, options.Seed, options.Progress, options.Token);
                return new(run, published.Find(input, learner.Name), obstacles);
            }
        }
        Run shown = (comparisons.Find(item => item.Run.Input == ShownInput && item.Run.Model == ShownModel) ?? comparisons[^1]).Run;
        return new()
        {
            Published = published,
            Data = card,
            Profile = options.Profile,
            Seed = options.Seed,
            Certificate = first!.Certificate,
            Metrics = [new("accuracy", "Accuracy", Format: "0.000"), new("macro F1", "Macro F1", Format: "0.000"), new("F1", "Weighted F1", Format: "0.000"), new("cross-entropy", "Cross-entropy")],
            Comparisons = comparisons,
            Matching = "No number of the paper is known here, so there is nothing to set ours against but what it says in words.",
            Ceiling = null,
            Differences = Parisi2019Differences.All(card, items, encoders, chosen, protocol, options),
            Shown = shown,
            Figures = Parisi2019Figures.Of(comparisons, (ClassRun)shown),
            Shades = shades,
            Claims = Parisi2019Differences.Claims(published, comparisons),
        };
    }

    /// <summary>The encoders that the experiments on a dataset use, to look at what they make of words.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The same choices.</param>
    /// <exception cref="MerException">As for <see cref="Reproduce"/>.</exception>
    public static Parisi2019Encoders Encoders(Dataset dataset, string? root, ReproductionOptions options)
    {
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        return EncodersOf(Parisi2019Data.Items(dataset, folder), options);
    }

    private static Parisi2019Encoders EncodersOf(IReadOnlyList<Track> items, ReproductionOptions options)
    {
        HashSet<string> tested = [.. Parisi2019Data.Protocol(items, options).Split(items).SelectMany(split => split.Test)];
        // In folds every text is tested once: vectors then are trained on all words, without their labels.
        IEnumerable<Track> training = tested.Count == items.Count ? items : items.Where(item => !tested.Contains(item.Id));
        return new(options, [.. training.Select(TextCorpus.TextOf)]);
    }
}
