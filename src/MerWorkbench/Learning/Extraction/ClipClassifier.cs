namespace MerWorkbench.Learning.Extraction;

/// <summary>A classifier of clips by the features of a fold.</summary>
/// <param name="features">The features, shared by all classifiers of a study.</param>
/// <param name="sets">Which of them it sees.</param>
/// <param name="selection">Which columns of them.</param>
public abstract class ClipClassifier(FoldFeatures features, ClipFeatureSets sets, FeatureSelection selection) : Learner
{
    // How much of a fold's work the features are where they are not known yet.
    private const double FeatureShare = 0.8;

    /// <summary>The short name of the features, first part of an experiment's address: <c>combined</c>.</summary>
    public string Input => NameOf(sets) + (features.Options.OnAll && sets != ClipFeatureSets.Standard ? "-optimistic" : "");

    /// <summary>Which columns it sees.</summary>
    public FeatureSelection Selection => selection;

    /// <inheritdoc/>
    public override string Name => Model + SuffixOf(Selection);

    /// <inheritdoc/>
    public override string Parameters => $"{ModelParameters}\n{features.ParametersOf(sets, Selection)}";

    /// <summary>The model's short name.</summary>
    private protected abstract string Model { get; }

    /// <summary>The model's parameters with their values, one a line.</summary>
    private protected abstract string ModelParameters { get; }

    /// <summary>The short name of features.</summary>
    public static string NameOf(ClipFeatureSets sets) => sets switch
    {
        ClipFeatureSets.Standard => "standard",
        ClipFeatureSets.CnnMfcc => "cnn-mfcc",
        ClipFeatureSets.CnnLogMel => "cnn-logmel",
        ClipFeatureSets.Combined => "combined",
        _ => sets.ToString(),
    };

    /// <summary>What stands behind a model's name for a selection.</summary>
    internal static string SuffixOf(FeatureSelection selection) => selection switch
    {
        FeatureSelection.None => "",
        FeatureSelection.Cfs => "-cfs",
        _ => "-cfs-optimistic",
    };

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        FoldTable table = features.TableOf(task, sets, Selection, (0, FeatureShare));
        FoldOutcome outcome = Classify(table, task, (FeatureShare, 1));
        return outcome with { Epochs = [.. table.Epochs, .. outcome.Epochs] };
    }

    /// <summary>Fits on the table's training rows and gives each test row's probability of every class.</summary>
    private protected abstract FoldOutcome Classify(FoldTable table, FoldTask task, (double From, double To) share);
}
