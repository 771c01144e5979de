using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Units;

namespace MerWorkbench.Papers.Grekow2021;

/// <summary>
/// Grekow 2021: arousal and valence of a clip by LSTM layers over the features of its pieces, beside linear regression
/// and the mean as a floor.
/// </summary>
public static class Grekow2021
{
    /// <summary>The short name: folder of the runs, word on the command line.</summary>
    public const string Name = "grekow2021";

    /// <summary>The features used here.</summary>
    public const string Input = "librosa-compact";

    /// <summary>The paper's features that come nearest, whose rows are shown beside ours.</summary>
    public const string NearestInput = "marsyas-mfcc";

    /// <summary>The model the figure shows: the paper's best on <see cref="NearestInput"/> for arousal.</summary>
    public const string ShownModel = "lstm-2x124";

    /// <summary>The work as a member of the family.</summary>
    public static Paper Paper { get; } = new(Name, "arousal and valence of a clip by LSTM layers over features of its pieces", "emotify", Reproduce);

    /// <summary>Runs the experiments on a dataset, or reads those that are finished.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">Its folder, or null to look for it.</param>
    /// <param name="options">The person's choices.</param>
    /// <exception cref="MerException">The data has no valence and arousal, is missing, malformed or too small for the folds.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop; a second call goes on.</exception>
    public static Reproduction Reproduce(MusicDataset dataset, string? root, ReproductionOptions options)
    {
        _ = dataset.Card.AffectScale; // says what is wrong before any work is done
        string folder = dataset.LocateOrMake(root, options.Progress, options.Token);
        DatasetCard card = dataset.CardOf(folder);
        IReadOnlyList<Track> tracks = dataset.Load(folder);
        FeatureSet features = FeatureSets.Find(Input);
        Seconds piece = PieceOf(card);
        Corpus corpus = Corpus.Build(card, tracks, [features.Pieces(piece, new(piece.Value / 2)), features.Clip()], new AffectTarget(),
            new FeatureStore(options.Features), options.Jobs, options.Progress, options.Token);
        Group group = corpus.Tracks.Any(track => track.ArtistKey is not null) ? Group.Artist : Group.Song;
        KFold protocol = KFold.By(group, Folds(options.Profile, TrackGroups.Of(corpus.Tracks, group).Values.Distinct().Count()), options.Seed);
        var validation = new CrossValidation(corpus, protocol, options.Runs);
        PublishedTable published = PublishedTable.Of(Name);
        IReadOnlyList<string> obstacles = Grekow2021Differences.Obstacles(card, corpus.Tracks.Count, options.Profile);

        var comparisons = new List<Comparison>();
        foreach (Learner learner in Learners(options))
        {
            options.Token.ThrowIfCancellationRequested();
            Run run = validation.Run(Name, Input, learner, options.Profile, options.Seed, options.Progress, options.Token);
            comparisons.Add(new(run, published.Find(NearestInput, learner.Name.Replace("-per-axis", "", StringComparison.Ordinal)), obstacles));
        }
        return new()
        {
            Published = published,
            Data = card,
            Profile = options.Profile,
            Seed = options.Seed,
            Certificate = validation.Certificate,
            Metrics = [new("R2", "R²"), new("MAE", "MAE", HasScale: true)],
            Comparisons = comparisons,
            Matching = $"Rows shown: {NearestInput}, the paper's features nearest to these.",
            Ceiling = Ceiling.Of(corpus.Tracks, options.Seed),
            Differences = Grekow2021Differences.All(card, corpus.Tracks.Count, piece, protocol, options),
            Shown = (comparisons.Find(item => item.Run.Model.StartsWith(ShownModel, StringComparison.Ordinal)) ?? comparisons[^1]).Run,
        };
    }

    /// <summary>
    /// How long a piece is: a fifth of the clip, so that a clip is about nine half-overlapping steps whatever its length.
    /// The paper tried several lengths on its 6 s clips and what it settled on is not known. Where clips have no usual length,
    /// 6 s, as of clips of 30 s.
    /// </summary>
    public static Seconds PieceOf(DatasetCard card) => new((card.ClipLength?.Value ?? 30) / 5);

    /// <summary>The models of a profile, baselines first.</summary>
    public static IReadOnlyList<Learner> Learners(ReproductionOptions options)
    {
        RecurrentOptions common = new()
        {
            Networks = options.Networks,
            Training = options.Profile switch
            {
                Profile.Smoke => new() { Epochs = 2 },
                Profile.Quick => new() { Epochs = 50, Patience = 8 },
                _ => new() { Epochs = 100, Patience = 15 },
            },
        };
        (int Layers, int Units)[] sizes = options.Profile == Profile.Smoke ? [(1, 16)] : [(1, 124), (2, 124), (1, 248), (2, 248)];
        return [new MeanLearner(), new LinearLearner(),
            .. sizes.Select(size => new RecurrentLearner(common with { Layers = size.Layers, Units = size.Units }))];
    }

    // Ten as in the paper, unless a part of the data has fewer songs or artists than that.
    private static int Folds(Profile profile, int groups) => Math.Clamp(groups, 2, profile == Profile.Smoke ? 3 : 10);
}
