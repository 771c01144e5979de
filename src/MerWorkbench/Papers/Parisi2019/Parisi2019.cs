using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Lyrics;
using MerWorkbench.Models;
using MerWorkbench.Papers.Claims;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>
/// Parisi, Francia, Olivastri and Tavella 2019: one of five emotions of a sung segment, from its words by dense layers, LSTMs and attention behind the vectors of
/// fastText, ELMo and BERT, and from its sound, the mix or the separated voice, by a convolutional network on log-mel spectrograms.
/// </summary>
public static class Parisi2019
{
    /// <summary>The short name: folder of the runs, word on the command line.</summary>
    public const string Name = "parisi2019";

    /// <summary>The encoder of the run that the figures show: the one the paper highlights.</summary>
    public const string ShownInput = "fasttext";

    /// <summary>The encoder that may be fine-tuned.</summary>
    internal const string BertName = "bert";

    /// <summary>The input of what looks at nothing.</summary>
    internal const string NoInput = "none";

    /// <summary>The head of the run that the figures show: the one the paper highlights.</summary>
    public static string ShownModel { get; } = TextLearner.NameOf(TextHead.BiLstmAttention);

    /// <summary>The work as a member of the family.</summary>
    public static Paper Paper { get; } = new(Name, "one of five emotions of a sung segment: its words by dense layers, LSTMs and attention behind fastText, ELMo and BERT, against its sound, mix or voice, by a 2-D CNN",
        "synchronized-lyrics", Reproduce)
    {
        StandIn = "voice-etudes",
        WordsStandIn = "lyrics-etudes",
        SimplestModel = TextLearner.NameOf(TextHead.Dense),
        Heeds = [nameof(ReproductionOptions.Part), nameof(ReproductionOptions.Separator), nameof(ReproductionOptions.Vectors), nameof(ReproductionOptions.Bert), nameof(ReproductionOptions.Elmo), nameof(ReproductionOptions.FineTunesBert)],
    };

    /// <summary>Runs the experiments on a dataset, or reads those that are finished.</summary>
    /// <param name="dataset">A dataset of texts with emotions, or of songs with lyrics and emotions.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The person's choices.</param>
    /// <exception cref="MerException">The data has no words with one of the five emotions, is missing, malformed or too small to split.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop; a second call goes on.</exception>
    public static Reproduction Reproduce(Dataset dataset, string? root, ReproductionOptions options)
    {
        string[] sounds = [.. Parisi2019Voices.Inputs.Select(VoiceCorpus.NameOf)];
        IReadOnlyList<string> chosen = options.Choose([.. options.Part == WorkPart.Audio ? [] : Parisi2019Encoders.Names, .. options.Part == WorkPart.Lyrics ? [] : sounds], name => name);
        bool wantsSound = options.Part is WorkPart.Audio or WorkPart.Both || options.Inputs.Any(sounds.Contains);
        if (wantsSound)
            Parisi2019Data.RefuseWithoutSound(dataset);
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        DatasetCard card = dataset.CardOf(folder);
        Parisi2019Items items = Parisi2019Data.Items(dataset, folder, wantsSound ? options.Part ?? WorkPart.Both : options.Part);
        string[] words = [.. Parisi2019Encoders.Names.Where(chosen.Contains)];
        VoiceInput[] heard = items.HasSound ? [.. Parisi2019Voices.Inputs.Where(input => chosen.Contains(VoiceCorpus.NameOf(input)) && IsThere(input))] : [];
        SplitProtocol protocol = Parisi2019Data.Protocol(items, options);
        if (options.FineTunesBert && !words.Contains(BertName))
            throw new MerException("BERT shall learn and is not among what is run.", remedy: "Leave fine-tuning out, or have the lyrics half run with the input bert.");
        using Parisi2019Encoders encoders = EncodersOf(items, options);
        options.CheckModels([.. Parisi2019Pair.All.Select(pair => pair.LearnerOf(options.Profile)), .. options.FineTunesBert ? encoders.FineTuned(options.Profile) : [],
            new MelLearner(Parisi2019Voices.OptionsOf(options.Profile))]);
        using Parisi2019Voices? voices = heard.Length > 0 ? new(options) : null;
        var store = new TextStore(options.Features);

        var comparisons = new List<Comparison>();
        PublishedTable published = PublishedTable.Of(Name);
        CrossValidation? first = null;
        WordShades? shades = null;
        foreach (string name in words)
        {
            Corpus corpus = TextCorpus.Build(card, items.All, items.Target, encoders[name], store, options.Progress, options.Token, items.Identities);
            RunAll(corpus, name, Parisi2019Differences.Obstacles(card, encoders, name, options), Parisi2019Pair.All.Where(pair => pair.Encoder == name).Select(pair => pair.LearnerOf(options.Profile)));
            if (name == BertName && options.FineTunesBert)
                RunAll(TextCorpus.Pieces(card, items.All, items.Target, encoders.Bert, items.Identities), name, Parisi2019Differences.Obstacles(card, encoders, name, options), encoders.FineTuned(options.Profile));
            if (name == ShownInput && comparisons.Find(item => item.Run.Input == name && item.Run.Model == ShownModel)?.Run is { } attentive)
                shades = Parisi2019Figures.Shades((ClassRun)attentive, corpus, encoders[name], store, options);
        }
        foreach (VoiceInput input in heard)
            RunAll(voices!.CorpusOf(card, items, input), VoiceCorpus.NameOf(input), Parisi2019Differences.Obstacles(card, voices, input, options), [new MelLearner(Parisi2019Voices.OptionsOf(options.Profile))]);

        Run shown = (comparisons.Find(item => item.Run.Input == ShownInput && item.Run.Model == ShownModel) ?? comparisons[^1]).Run;
        Findings? findings = voices is null ? null : Findings.Of(comparisons.Select(item => item.Run), Parisi2019Claims.All) with { Introduction = "What Parisi et al. compare, and what controls it" };
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
            Differences = Parisi2019Differences.All(card, items, encoders, words, voices, protocol, options),
            Shown = shown,
            Figures = Parisi2019Figures.Of(comparisons, (ClassRun)shown, findings),
            Tables = voices is null ? [] : [new("voices", voices.Table(items, comparisons)), new("comparisons", findings!.Table())],
            Shades = shades,
            Claims = Parisi2019Differences.Claims(published, comparisons, findings),
        };

        // What a person names must be there; what is taken because nothing is named is left out where it is not.
        bool IsThere(VoiceInput input)
        {
            bool isThere = items.All.All(item => VoiceCorpus.Has(item, input));
            return isThere || options.Inputs.Count == 0 ? isThere
                : throw new MerException($"{card.Title} does not give voice and accompaniment of every song apart, so there is no {VoiceCorpus.NameOf(input)}.", folder, "mix, separated-vocals and separated-accompaniment need no stems.");
        }

        void RunAll(Corpus corpus, string input, IReadOnlyList<string> obstacles, IEnumerable<Learner> learners)
        {
            CrossValidation validation = first is null ? first = new(corpus, protocol, options.Runs) : first.On(corpus);
            if (comparisons.Count == 0)
                Add(new RowClassLearner(new MajorityClassifier()), NoInput);
            foreach (Learner learner in learners.Where(options.Wants))
                Add(learner, input);

            void Add(Learner learner, string name)
            {
                options.Token.ThrowIfCancellationRequested();
                Run run = validation.Run(Name, name, learner, options.Profile, options.Seed, options.Progress, options.Token);
                comparisons.Add(new(run, published.Find(name, learner.Name), obstacles));
            }
        }
    }

    /// <summary>The segments of a dataset that the experiments on sound use, each with its words, its times and its song's files.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The same choices.</param>
    /// <exception cref="MerException">As for <see cref="Reproduce"/>.</exception>
    public static IReadOnlyList<Track> Segments(Dataset dataset, string? root, ReproductionOptions options)
    {
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        return Parisi2019Data.Items(dataset, folder, options.Part).All;
    }

    /// <summary>The encoders that the experiments on a dataset use, to look at what they make of words.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The same choices.</param>
    /// <exception cref="MerException">As for <see cref="Reproduce"/>.</exception>
    public static Parisi2019Encoders Encoders(Dataset dataset, string? root, ReproductionOptions options)
    {
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        return EncodersOf(Parisi2019Data.Items(dataset, folder, options.Part), options);
    }

    private static Parisi2019Encoders EncodersOf(Parisi2019Items items, ReproductionOptions options)
    {
        HashSet<string> tested = [.. Parisi2019Data.Protocol(items, options).Split(items.All).SelectMany(split => split.Test)];
        // In folds every text is tested once: vectors then are trained on all words, without their labels.
        bool allAreTested = tested.Count == items.All.Count;
        IEnumerable<Track> training = allAreTested ? items.All : items.All.Where(item => !tested.Contains(item.Id));
        return new(options, [.. training.Select(TextCorpus.TextOf)], allAreTested);
    }
}
