using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Papers.Hizlisoy2021;

/// <summary>
/// Hizlisoy, Yildirim and Tufekci 2021: the quadrant of a clip by an LSTM with dense layers, or by k-NN, SVM or random forest, on standard
/// features, on what convolutional networks make of MFCC and of log-mel energies, and on all of them; with and without feature selection.
/// </summary>
public static class Hizlisoy2021
{
    /// <summary>The short name: folder of the runs, word on the command line.</summary>
    public const string Name = "hizlisoy2021";

    /// <summary>The features of the run that the figure shows: those of the paper's best.</summary>
    public const string ShownInput = "combined";

    /// <summary>The model of the run that the figure shows: the paper's best.</summary>
    public const string ShownModel = "lstm-dnn-cfs";

    /// <summary>The work as a member of the family.</summary>
    public static Paper Paper { get; } = Paper.OnMusic(Name, "the quadrant of a clip by an LSTM with dense layers over standard features and those of convolutional networks", "tem", Reproduce) with
    {
        Heeds = [nameof(ReproductionOptions.Classes), nameof(ReproductionOptions.CfsOnAll), nameof(ReproductionOptions.ExtractorOnAll)],
    };

    /// <summary>Runs the experiments on a dataset, or reads those that are finished.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The person's choices.</param>
    /// <exception cref="MerException">The data has neither classes nor valence and arousal, is missing, malformed or too small for the folds.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop; a second call goes on.</exception>
    public static Reproduction Reproduce(MusicDataset dataset, string? root, ReproductionOptions options)
    {
        _ = Hizlisoy2021Grid.SetsOf(options);
        _ = Hizlisoy2021Classes.Of(dataset.Card, options.Classes); // say what is wrong before any work is done
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        DatasetCard card = dataset.CardOf(folder);
        ClassTarget target = Hizlisoy2021Classes.Of(card, options.Classes);
        Hizlisoy2021Inputs inputs = Hizlisoy2021Inputs.Of(card, options.Profile);
        IReadOnlyList<(string Input, Learner Learner)> grid = Hizlisoy2021Grid.Of(inputs, options);
        Corpus corpus = Corpus.Build(card, dataset.Load(folder), inputs.All, target, new FeatureStore(options.Features), options.Jobs, options.Progress, options.Token);
        KFold protocol = options.FoldsOf(corpus.Tracks, smoke: 3, quick: 10, strata: Hizlisoy2021Classes.StrataOf(card));
        var validation = new CrossValidation(corpus, protocol, options.Runs);
        PublishedTable published = PublishedTable.Of(Name);
        IReadOnlyList<string> obstacles = Hizlisoy2021Differences.Obstacles(card, corpus, options);

        var comparisons = new List<Comparison>();
        foreach ((string input, Learner learner) in grid)
        {
            options.Token.ThrowIfCancellationRequested();
            Run run = validation.Run(Name, input, learner, options.Profile, options.Seed, options.Progress, options.Token);
            comparisons.Add(new(run, published.Find(input, learner.Name), obstacles));
        }
        Run shown = (comparisons.Find(item => item.Run is { Input: ShownInput, Model: ShownModel })
            ?? comparisons.FindLast(item => item.Run.Model == ShownModel && !item.Run.Input.Contains("optimistic", StringComparison.Ordinal)) ?? comparisons[^1]).Run;
        return new()
        {
            Published = published,
            Data = card,
            Profile = options.Profile,
            Seed = options.Seed,
            Certificate = validation.Certificate,
            Metrics = [new("accuracy", "Accuracy", Format: "0.000"), new("F1", "F1", Format: "0.000"), new("cross-entropy", "Cross-entropy")],
            Comparisons = comparisons,
            Matching = "Rows of the standard features as transcribed; of the combined features only the accuracy of lstm-dnn-cfs stands in the abstract, the others are inferred from the improvements it gives.",
            Ceiling = null,
            Differences = Hizlisoy2021Differences.All(card, corpus, inputs, protocol, options),
            Shown = shown,
            Figures = Hizlisoy2021Figures.Of(comparisons, (ClassRun)shown),
        };
    }
}
