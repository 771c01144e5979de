using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Models;

namespace MerWorkbench.Papers.Orjesek2022;

/// <summary>
/// Orjesek, Jarina and Chmulik 2022: arousal and valence twice a second from raw samples by a convolution and bidirectional gated
/// recurrent units, with and without iterative reconstruction between them, in both readings of what the recurrence runs over;
/// beside ridge regression on features of the same half seconds and the mean as a floor.
/// </summary>
public static class Orjesek2022
{
    /// <summary>The short name: folder of the runs, word on the command line.</summary>
    public const string Name = "orjesek2022";

    /// <summary>The input of networks whose recurrence runs over the windows of a song.</summary>
    public const string OverSong = "samples-song";

    /// <summary>The input of networks whose recurrence runs over the steps inside a window.</summary>
    public const string InsideWindow = "samples-window";

    /// <summary>The features of the ridge regression.</summary>
    public const string Features = "librosa-compact";

    /// <summary>The run the figures show, chosen by the paper's claim.</summary>
    public const string ShownModel = "cnn-ir-bigru";

    // At 2 even fresh layers bring every other value to an end within the steps of training.
    private const double SettlingGain = 2;

    /// <summary>The work as a member of the family.</summary>
    public static Paper Paper { get; } = Paper.OnMusic(Name, "arousal and valence over time from raw samples, with iterative reconstruction", "deam", Reproduce) with { StandIn = "dynamic-etudes" };

    /// <summary>Runs the experiments on a dataset with labels over time, or reads those that are finished.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The person's choices; inputs are <see cref="OverSong"/> and <see cref="InsideWindow"/>.</param>
    /// <exception cref="MerException">The data has no labels over time, is missing, malformed or too small for the folds.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop; a second call goes on.</exception>
    public static Reproduction Reproduce(MusicDataset dataset, string? root, ReproductionOptions options)
    {
        IReadOnlyList<string> inputs = options.Choose([OverSong, InsideWindow], input => input);
        var onFeatures = new SeriesLinearLearner(input: 1);
        options.CheckModels([onFeatures, .. inputs.SelectMany(input => LearnersOf(input, options))]);
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        DatasetCard card = dataset.CardOf(folder);
        Corpus corpus = SeriesCorpus.Build(card, dataset.Load(folder), FeatureSets.Find(Features), new FeatureStore(options.Features),
            options.Jobs, options.Progress, options.Token);
        KFold protocol = options.FoldsOf(corpus.Tracks, smoke: 2, quick: 3);
        var validation = new CrossValidation(corpus, protocol, options.Runs);
        PublishedTable published = PublishedTable.Of(Name);
        IReadOnlyList<string> obstacles = Orjesek2022Differences.Obstacles(card, corpus.Tracks.Count, options.Profile);

        List<Comparison> comparisons = [Compare("labels", new SeriesMeanLearner())];
        if (options.Wants(onFeatures))
            comparisons.Add(Compare(Features, onFeatures));
        foreach (string input in inputs)
            comparisons.AddRange(LearnersOf(input, options).Where(options.Wants).Select(learner => Compare(input, learner)));
        Run shown = (comparisons.Find(item => item.Run.Model == ShownModel) ?? comparisons[^1]).Run;
        return new()
        {
            Published = published,
            Data = card,
            Profile = options.Profile,
            Seed = options.Seed,
            Certificate = validation.Certificate,
            Metrics = [new("PCC", "r"), new("RMSE", "RMSE", HasScale: true, Format: "0.000"), new("R2", "R²"), new("PCC per song", "r per song"), new("RMSE per song", "RMSE per song", HasScale: true, Format: "0.000")],
            Comparisons = comparisons,
            Matching = "The paper's two systems stand beside both readings of them: recurrence over the windows of a song, and inside each window",
            Ceiling = null,
            Differences = Orjesek2022Differences.All(card, corpus, protocol, options, comparisons.Select(item => item.Run)),
            Shown = shown,
            Figures = [.. SettlingFigure.TryOf(comparisons.Select(item => item.Run).Where(run => run.Input == shown.Input), corpus, options) is { } settling ? (NamedFigure[])[new("settling", settling)] : [], new("course", CourseFigure.Of((SeriesRun)shown))],
        };

        Comparison Compare(string input, Learner learner)
        {
            options.Token.ThrowIfCancellationRequested();
            Run run = validation.Run(Name, input, learner, options.Profile, options.Seed, options.Progress, options.Token);
            return new(run, published.Find("samples", learner.Name), obstacles);
        }
    }

    /// <summary>The networks of an input: without reconstruction, with it, and over the song also with one whose gain drives values to the ends.</summary>
    public static IReadOnlyList<RawAudioLearner> LearnersOf(string input, ReproductionOptions options)
    {
        RecurrentSpan span = input == OverSong ? RecurrentSpan.Song : RecurrentSpan.Window;
        RawAudioTraining training = TrainingOf(span, options.Profile);
        RawAudioOptions network = NetworkOf(span, options.Profile);
        return
        [
            new(training with { Network = network }),
            new(training with { Network = network with { Reconstruction = new() } }),
            .. span == RecurrentSpan.Song ? (RawAudioLearner[])[new(training with { Network = network with { Reconstruction = new() { Gain = SettlingGain } } })] : [],
        ];
    }

    // Few songs are heard many times: it is the number of steps that brings valence out, and one cycle of large ones gets there in
    // the fewest. Inside the window windows far apart do, for those of a song are much alike.
    private static RawAudioTraining TrainingOf(RecurrentSpan span, Profile profile) => (profile, span) switch
    {
        (Profile.Smoke, _) => new() { WindowsPerSong = 4, Training = new() { Epochs = 1, BatchSize = 4, LearningRate = 5e-3 } },
        (Profile.Quick, RecurrentSpan.Song) => new() { Training = new() { Epochs = 24, BatchSize = 4, LearningRate = 5e-3, OneCycle = true } },
        (Profile.Quick, _) => new() { WindowsPerSong = 5, Training = new() { Epochs = 30, BatchSize = 8, LearningRate = 1e-2, OneCycle = true } },
        (_, RecurrentSpan.Song) => new() { Training = new() { Epochs = 100, BatchSize = 4, LearningRate = 1e-3, Patience = 20 } },
        _ => new() { WindowsPerSong = 15, Training = new() { Epochs = 100, BatchSize = 4, LearningRate = 1e-3, Patience = 20 } },
    };

    // All 199 steps of a window take the recurrence 199 turns; the mean of every four is a frame of the usual 10 ms.
    private static RawAudioOptions NetworkOf(RecurrentSpan span, Profile profile) =>
        new() { Span = span, Pool = span == RecurrentSpan.Window && profile != Profile.Paper ? 4 : 1 };
}
