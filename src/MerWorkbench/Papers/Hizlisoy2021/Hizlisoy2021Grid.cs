using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Learning.Extraction;
using MerWorkbench.Models;

namespace MerWorkbench.Papers.Hizlisoy2021;

/// <summary>The grid of Hizlisoy 2021: four sets of features, with and without selection, four classifiers; and the majority as the floor.</summary>
internal static class Hizlisoy2021Grid
{
    /// <summary>The name of the input of a model that looks at nothing.</summary>
    public const string NoInput = "none";

    private static readonly ClipFeatureSets[] s_sets = [ClipFeatureSets.Standard, ClipFeatureSets.CnnMfcc, ClipFeatureSets.CnnLogMel, ClipFeatureSets.Combined];

    /// <summary>The feature sets that a person chose.</summary>
    /// <exception cref="MerException">There is no set of a name.</exception>
    public static IReadOnlyList<ClipFeatureSets> SetsOf(ReproductionOptions options) => options.Choose(s_sets, ClipClassifier.NameOf);

    /// <summary>The experiments, the floor first.</summary>
    /// <exception cref="MerException">There is no model of a name, or nothing that is run heeds an option for all songs.</exception>
    public static IReadOnlyList<(string Input, Learner Learner)> Of(Hizlisoy2021Inputs inputs, ReproductionOptions options)
    {
        ExtractionOptions extraction = ExtractionOf(inputs, options.Profile);
        var store = new ExtractionStore(Path.Combine(options.Features, "extractors"), EnvironmentRecord.Current().ToJson());
        var features = new FoldFeatures(extraction, Hizlisoy2021Inputs.StandardText, options.Seed, store);
        FeatureSelection[] selections = [FeatureSelection.None, FeatureSelection.Cfs, .. options.CfsOnAll ? [FeatureSelection.CfsOnAll] : Array.Empty<FeatureSelection>()];
        IReadOnlyList<ClipFeatureSets> chosen = SetsOf(options);
        List<ClipClassifier> grid = [.. chosen.SelectMany(sets => selections.SelectMany(selection => Classifiers(features, sets, selection, options.Profile)))];
        if (options.ExtractorOnAll)
        {
            var optimistic = new FoldFeatures(extraction with { OnAll = true }, Hizlisoy2021Inputs.StandardText, options.Seed, store);
            grid.AddRange(chosen.Where(sets => sets != ClipFeatureSets.Standard)
                .SelectMany(sets => selections.SelectMany(selection => Classifiers(optimistic, sets, selection, options.Profile))));
        }
        options.CheckModels(grid);
        ClipClassifier[] wanted = [.. grid.Where(options.Wants)];
        if (options.CfsOnAll && !wanted.Any(learner => learner.Selection == FeatureSelection.CfsOnAll))
            throw new MerException("Features shall be selected on all songs, and no model that is run sees them.", remedy: $"Name one among the models, as knn{ClipClassifier.SuffixOf(FeatureSelection.CfsOnAll)}, or leave --cfs-on-all out.");
        if (options.ExtractorOnAll && chosen is [ClipFeatureSets.Standard])
            throw new MerException("Extractors shall be trained on all songs, and standard features need none.", remedy: "Run another input as well, or leave --extractor-on-all out.");
        return [(NoInput, new RowClassLearner(new MajorityClassifier())), .. wanted.Select(learner => (learner.Input, (Learner)learner))];
    }

    private static IEnumerable<ClipClassifier> Classifiers(FoldFeatures features, ClipFeatureSets sets, FeatureSelection selection, Profile profile) =>
    [
        new RowClassifierLearner(features, sets, selection, new KnnClassifier()),
        new RowClassifierLearner(features, sets, selection, new SupportVectorClassifier { Kernel = KernelKind.Linear }),
        new RowClassifierLearner(features, sets, selection, new ForestClassifier()),
        new CldnnLearner(features, sets, selection, new CldnnOptions(), TrainingOf(profile)),
    ];

    /// <summary>The extractor of a profile. quick takes larger and fewer steps than the paper.</summary>
    public static ExtractionOptions ExtractionOf(Hizlisoy2021Inputs inputs, Profile profile) => new()
    {
        PieceFrames = inputs.PieceFrames,
        Training = TrainingOf(profile),
    };

    /// <summary>The training of a profile; the paper's is Adam 1e-4, batches of 10, 100 epochs.</summary>
    public static TrainingOptions TrainingOf(Profile profile)
    {
        var paper = new TrainingOptions { Epochs = 100, BatchSize = 10, LearningRate = 1e-4, ClipNorm = null };
        return profile switch
        {
            Profile.Smoke => paper with { Epochs = 1, LearningRate = 1e-3 },
            Profile.Quick => paper with { Epochs = 15, LearningRate = 5e-4 },
            _ => paper,
        };
    }
}
