using System.Globalization;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Learning;
using MerWorkbench.Models;
using MerWorkbench.Papers.Claims;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>Where this reproduction of Parisi 2019 departs from the paper, and what it says of the paper's claims.</summary>
internal static class Parisi2019Differences
{
    private const string Unknown = "not known here";

    /// <summary>What keeps results from being set against the paper's.</summary>
    public static IReadOnlyList<string> Obstacles(DatasetCard data, Parisi2019Encoders encoders, string encoder, ReproductionOptions options) =>
    [
        data.IsSynthetic ? $"synthetic lyrics: {data.Title}, written by the workbench from lists of words, instead of the paper's songs, which are not shared"
            : $"other words: {data.Title} instead of the paper's songs, which are not shared",
        .. encoders.IsTrained(encoder) ? (string[])[] : [$"another {encoder}: {encoders.Describe(encoder)}"],
        "the paper's numbers, its classes and its split are not known here",
        .. Obstacle.OfTraining(options.Profile),
    ];

    /// <summary>The same of what is heard.</summary>
    public static IReadOnlyList<string> Obstacles(DatasetCard data, Parisi2019Voices voices, VoiceInput input, ReproductionOptions options) =>
    [
        .. Obstacle.OfMusic(data, "the paper's songs, which are not shared", isTheirs: false),
        .. VoiceCorpus.IsSeparated(input) ? (string[])[$"another separator: {voices.SeparatorText}"] : [],
        "the paper's numbers, its classes and its split are not known here",
        .. Obstacle.OfTraining(options.Profile),
    ];

    /// <summary>All differences on a dataset.</summary>
    public static IReadOnlyList<Difference> All(
        DatasetCard data, Parisi2019Items items, Parisi2019Encoders encoders, IReadOnlyList<string> words, Parisi2019Voices? voices, SplitProtocol protocol, ReproductionOptions options) =>
    [
        new("Segments", "about 30 s of songs whose lyrics the Musixmatch community synchronised", FormattableString.Invariant($"{data.Title}: {items.All.Count} items, {Counts(items)}"), "the paper's data are not public"),
        new("Classes", "five emotions reduced from Hevner's clusters; their names and counts stand in a table that was not found", string.Join(", ", items.Target.Classes), items.Target.Classes.SequenceEqual(Parisi2019Data.Emotions) ? "basic emotions that the data at hand have; --data names others" : "those of the person's own texts"),
        .. words.Count > 0 ? OfWords(encoders, words, options) : [],
        .. voices is not null ? OfSound(voices, options) : [],
        new("Class weights", Unknown, "items / (classes x items of the class), for words and sound alike", "songs are sad or joyful more often than afraid or disgusted; an option of the learners"),
        new("Split", Unknown, $"{protocol.Description}{(words.Count > 0 && voices is not null ? ", the same for words and sound" : "")}", protocol is OfficialSplit ? "the parts that the texts came in; the certificate counts what stands in two of them" : "a song on both sides inflates scores: segments of one song share words and sound"),
        new("Metrics", "averaging over classes is not known here", "accuracy, F1 macro and weighted, cross-entropy by equation (1) of the review", "all that might be meant"),
    ];

    private static IReadOnlyList<Difference> OfSound(Parisi2019Voices voices, ReproductionOptions options)
    {
        MelOptions network = Parisi2019Voices.OptionsOf(options.Profile);
        FrameRecipe recipe = Parisi2019Voices.SetOf(options.Profile).Recipe;
        return
        [
            new("Separator", "a network on the waveform, cited with two works; that one of them is Wave-U-Net is inferred", $"{voices.SeparatorText}; each song once, whole", "what comes with the workbench; --separator names other weights, such as a Wave-U-Net of mer separator train"),
            new("Inputs", "the full mix, and the separated voice", "these, and where they are known the recorded voice and, as a control, the accompaniment", "to tell what the separation costs, and whether it is the voice that tells"),
            new("Spectrogram", Unknown, FormattableString.Invariant($"log-mel, {recipe.MelBands} bands at {recipe.Rate}, frames of {recipe.FrameLength} samples every {recipe.Hop}, standardised by the training part"), "own choice"),
            new("Size of a segment", "constant, so that features have one size", FormattableString.Invariant($"from the first line's beginning to the last one's end; the network reads pieces of {network.PieceFrames} frames ({network.PieceFrames * recipe.Hop / (double)recipe.Rate.Hertz:0.0} s), one drawn anew each epoch, and in testing all of them"), "a few dozen songs are too few for one picture each; in the paper profile a piece is 30 s"),
            new("Convolutional network", $"layers and sizes {Unknown}", FormattableString.Invariant($"{network.Network.Filters.Length} convolutions of {string.Join(", ", network.Network.Filters)} filters with batch normalisation and pooling, mean over time, dense layer of {network.Network.Units}; Adam {network.Training.LearningRate} in one cycle of {network.Training.Epochs} epochs, batches of {network.Training.BatchSize}, dropout {network.Network.Dropout}"), "own choice"),
        ];
    }

    private static IReadOnlyList<Difference> OfWords(Parisi2019Encoders encoders, IReadOnlyList<string> chosen, ReproductionOptions options)
    {
        TextOptions head = Parisi2019Pair.OptionsOf(TextHead.BiLstmAttention, options.Profile);
        return
        [
            .. chosen.Select(name => new Difference($"Vectors of {Title(name)}", "which were taken, and whether they were fine-tuned, is not known here", $"{encoders.Describe(name)}; frozen", encoders.IsTrained(name)
                ? "a released network" : $"what runs without downloads; mer data fetch gets a released one, --{(name == "fasttext" ? "vectors" : name)} names one")),
            .. chosen.Contains("fasttext") ? (Difference[])[new("Word vectors that learn", "not among the pairs that are known", "beside the frozen pairs, dense-tuned and bilstm-attention-tuned go on teaching the words of the training part, and once the epoch is chosen train anew on the validation part too", "a few thousand texts make poor vectors without labels; with labels they become those of a classifier such as fastText's own")] : [],
            .. chosen.Contains(Parisi2019.BertName) && options.FineTunesBert ? (Difference[])[new("A BERT that learns", "whether it was fine-tuned is not known here", $"beside the frozen pairs, dense-fine-tuned and bilstm-fine-tuned train it with the head: {FineTuning(encoders, options)}", "asked for; --fine-tune-bert")] : [],
            new("Text of a segment", Unknown, "its lines joined by line ends, at most 256 tokens read by recurrent heads", "own choice"),
            new("Dense head", $"size {Unknown}", FormattableString.Invariant($"the pooled vector to {head.Network.DenseUnits} ReLU units, then the classes"), "as in a classifier of the second author for another task, who pooled ELMo by the mean"),
            new("Recurrent heads", $"layers and sizes {Unknown}; the abstract says a bilinear LSTM with attention", FormattableString.Invariant($"one LSTM layer of {head.Network.RecurrentUnits} units in each direction, whose memories begin with 1 token to the longest text where the last state is read (Tallec and Ollivier 2018); attention by one learned query (Bahdanau et al. 2015)"), "own choice: what tells the emotion may stand in the first line; that bidirectional is meant is inferred"),
            new("Training", $"optimizer, rate, batch and epochs {Unknown}", FormattableString.Invariant($"Adam {head.Training.LearningRate}, batches of {head.Training.BatchSize}, at most {head.Training.Epochs} epochs{(head.Training.Patience is { } patience ? FormattableString.Invariant($", ended {patience} after the best on the validation part") : "")}, dropout {head.Network.Dropout}"), "own choice"),
        ];
    }

    private static string FineTuning(Parisi2019Encoders encoders, ReproductionOptions options) =>
        string.Join(", ", Parisi2019Pair.FineTuning(TextHead.Dense, options.Profile, encoders.Bert.IsTrained).Training.Parameters.Split('\n', StringSplitOptions.TrimEntries));

    /// <summary>What the runs say of the paper's claims.</summary>
    public static IReadOnlyList<ClaimCheck> Claims(PublishedTable published, IReadOnlyList<Comparison> comparisons, Findings? findings) =>
    [
        .. published.Claims!.Select(claim => claim.Name == "attention-on-fasttext" ? Highlighted(claim, comparisons)
            : Parisi2019Claims.Check(claim, findings?.All.FirstOrDefault(finding => finding.Claim == (claim.Name == "words-over-sound" ? Parisi2019Claims.WordsOverSound : Parisi2019Claims.VocalsOverMix)))),
    ];

    private static ClaimCheck Highlighted(PublishedClaim claim, IReadOnlyList<Comparison> comparisons)
    {
        Run? ours = comparisons.Select(item => item.Run).FirstOrDefault(run => run.Input == Parisi2019.ShownInput && run.Model == Parisi2019.ShownModel);
        // Of the pairs whose vectors learn too, the paper is not known to speak.
        Run? best = comparisons.Select(item => item.Run).Where(run => run != ours && run.Input != Parisi2019.NoInput && run.Model != MelLearner.ShortName && !run.Model.EndsWith(TextLearner.Tuned, StringComparison.Ordinal)).MaxBy(run => run.Score("class", "accuracy").Value);
        if (ours is null || best is null)
            return new(claim, "not all pairs were run", "open here");
        RunComparison.ScoreDifference difference = RunComparison.Of(ours, best).Differences[0];
        return new(claim, string.Create(CultureInfo.InvariantCulture,
            $"accuracy {difference.First:0.000} against {difference.Second:0.000} of the best other pair, {best.Experiment.Name}; difference {difference.Value:+0.000;-0.000} [{difference.Interval!.Value.Low:+0.000;-0.000}, {difference.Interval!.Value.High:+0.000;-0.000}]"),
            difference.Interval.Value.Low > 0 ? "holds here" : difference.Interval.Value.High < 0 ? "does not hold here" : "open here: the interval includes no difference");
    }

    private static string Title(string name) => name switch { "elmo" => "ELMo", "bert" => "BERT", _ => "fastText" };

    private static string Counts(Parisi2019Items items) => string.Join(", ", items.Target.Classes.Select(emotion => FormattableString.Invariant($"{emotion} {items.All.Count(item => item.Class == emotion)}")));
}
