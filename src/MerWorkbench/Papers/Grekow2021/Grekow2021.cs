using System.Collections.Immutable;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Units;

namespace MerWorkbench.Papers.Grekow2021;

/// <summary>
/// Grekow 2021: arousal and valence of a clip by LSTM layers over the features of its pieces, read directly or through a network
/// pretrained on single pieces, beside linear and support vector regression and the mean as a floor.
/// </summary>
public static class Grekow2021
{
    /// <summary>The short name: folder of the runs, word on the command line.</summary>
    public const string Name = "grekow2021";

    /// <summary>The run the figure shows, chosen by the paper's best: its input where it is run, and its model.</summary>
    public const string ShownInput = GrekowInput.Pretrained, ShownModel = "lstm-2x124";

    /// <summary>The work as a member of the family.</summary>
    public static Paper Paper { get; } = Paper.OnMusic(Name, "arousal and valence of a clip by LSTM layers over features of its pieces", "emotify", Reproduce) with
    {
        StandIn = GrekowEtudes.AsManyAsThePaper.Card.Name, // of fewer, networks do not tell valence by chroma or rhythm
        Heeds = [nameof(ReproductionOptions.Networks), nameof(ReproductionOptions.Piece), nameof(ReproductionOptions.Overlap)],
        ComparePieces = (dataset, root, options, pieces, overlaps) => PieceComparison.Of(DatasetCatalogue.AsMusic(dataset), root, options, pieces, overlaps),
    };

    /// <summary>Runs the experiments on a dataset, or reads those that are finished.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The person's choices.</param>
    /// <exception cref="MerException">The data has no valence and arousal, is missing, malformed or too small for the folds.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop; a second call goes on.</exception>
    public static Reproduction Reproduce(MusicDataset dataset, string? root, ReproductionOptions options)
    {
        _ = dataset.Card.AffectScale; // says what is wrong before any work is done
        IReadOnlyList<GrekowInput> inputs = options.Choose(GrekowInput.All, input => input.Name);
        options.CheckModels(inputs.SelectMany(input => LearnersOf(input, known: 0, options)));
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        DatasetCard card = dataset.CardOf(folder);
        IReadOnlyList<Track> tracks = dataset.Load(folder);
        Seconds piece = options.Piece ?? PieceOf(card);
        PublishedTable published = PublishedTable.Of(Name);

        var comparisons = new List<Comparison>();
        CrossValidation? folds = null;
        KFold? protocol = null;
        int known = 0;
        IReadOnlyList<Track> heard = [];
        foreach (var sameSet in inputs.GroupBy(input => input.Set))
        {
            Corpus whole = CorpusOf(card, tracks, sameSet.Key, piece, options);
            heard = whole.Tracks;
            if (folds is null)
            {
                protocol = options.FoldsOf(heard, smoke: 3, quick: 5); // ten in the paper
                known = protocol.Split(heard).Min(fold => fold.Train.Length + fold.Validation.Length);
                folds = new(whole, protocol, options.Runs);
                comparisons.Add(Compare(folds, "labels", new MeanLearner()));
            }
            foreach (GrekowInput input in sameSet)
            {
                CrossValidation chosen = folds.On(whole.With(input.Columns, input.Chosen));
                comparisons.AddRange(LearnersOf(input, known, options).Where(options.Wants).Select(learner => Compare(chosen, input.Name, learner)));
            }
        }
        return new()
        {
            Published = published,
            Data = card,
            Profile = options.Profile,
            Seed = options.Seed,
            Certificate = folds!.Certificate,
            Metrics = [new("R2", "R²"), new("MAE", "MAE", HasScale: true)],
            Comparisons = [.. comparisons.OrderBy(item => Place(item.Run.Input))],
            Ceiling = Ceiling.Of(heard, options.Seed),
            Differences = Grekow2021Differences.All(card, heard.Count, piece, protocol!, inputs, options),
            Shown = (comparisons.Find(item => item.Run.Input == ShownInput && item.Run.Model.StartsWith(ShownModel, StringComparison.Ordinal)) ?? comparisons[^1]).Run,
        };

        Comparison Compare(CrossValidation validation, string input, Learner learner)
        {
            options.Token.ThrowIfCancellationRequested();
            Run run = validation.Run(Name, input, learner, options.Profile, options.Seed, options.Progress, options.Token);
            return new(run, published.Find(input, learner.Name.Replace("-per-axis", "", StringComparison.Ordinal)),
                Grekow2021Differences.Obstacles(card, run.Tracks, options.Profile));
        }

        static int Place(string input) => GrekowInput.All.Select(known => known.Name).ToImmutableArray().IndexOf(input);
    }

    /// <summary>
    /// How long a piece is: a fifth of the clip, so that a clip is about nine half-overlapping steps whatever its length.
    /// The paper tried several lengths on its 6 s clips and what it settled on is not known. Where clips have no usual length,
    /// 6 s, as of clips of 30 s.
    /// </summary>
    public static Seconds PieceOf(DatasetCard card) => new((card.ClipLength?.Value ?? 30) / 5);

    /// <summary>The models of an input, baselines first: all the paper has for it, one network where it has none.</summary>
    /// <param name="input">The input.</param>
    /// <param name="known">How many tracks a fold trains on, those for validation among them: where they are no more than the input's columns and one, linear regression keeps all columns.</param>
    /// <param name="options">The person's choices.</param>
    public static IReadOnlyList<Learner> LearnersOf(GrekowInput input, int known, ReproductionOptions options)
    {
        RecurrentOptions common = Common(options);
        (int Layers, int Units)[] sizes =
            options.Profile == Profile.Smoke ? [(1, 16)]
            : GrekowInput.All.IndexOf(input) >= PublishedInputs ? [(1, 124)]
            : input.Set == FeatureSets.Essentia ? [(1, 124), (2, 124), (1, 248), (2, 248), (1, 529), (2, 529)]
            : [(1, 124), (2, 124), (1, 248), (2, 248)];
        bool canDrop = input.Set.Columns.Count(input.Chosen) + 1 < known;
        IRegressor[] baselines = [new LinearRegressor(canDrop ? AttributeElimination.M5 : AttributeElimination.None), SupportVectorRegressor.WekaSmoReg];
        IRegressor[] others = GrekowInput.All.IndexOf(input) >= PublishedInputs ? [new RidgeRegressor(), new KnnRegressor(), new ForestRegressor()] : [];
        return
        [
            .. input.HasFront ? [] : baselines.Concat(others).Select(regressor => new RowRegressionLearner(regressor)),
            .. sizes.Select(size => new RecurrentLearner(common with
            {
                Layers = size.Layers,
                Units = size.Units,
                Front = input.HasFront ? new() { Training = common.Training } : null,
            })),
        ];
    }

    // The first inputs have rows in the paper.
    private const int PublishedInputs = 4;

    internal static RecurrentOptions Common(ReproductionOptions options) => new()
    {
        Networks = options.Networks,
        Training = options.Profile switch
        {
            Profile.Smoke => new() { Epochs = 5 },
            Profile.Quick => new() { Epochs = 40, Patience = 6 },
            _ => new() { Epochs = 100, Patience = 15 },
        },
    };

    private static Corpus CorpusOf(DatasetCard card, IReadOnlyList<Track> tracks, FeatureSet features, Seconds piece, ReproductionOptions options) =>
        Corpus.Build(card, tracks, [features.Pieces(piece, new(piece.Value * (1 - options.Overlap))), features.Clip()], new AffectTarget(),
            new FeatureStore(options.Features), options.Jobs, options.Progress, options.Token);
}
