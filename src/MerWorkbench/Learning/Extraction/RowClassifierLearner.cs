using MerWorkbench.Learning.Baselines;

namespace MerWorkbench.Learning.Extraction;

/// <summary>A classifier of rows, such as k-NN, on the features of whole clips: learned features of the pieces stand side by side.</summary>
public sealed class RowClassifierLearner(FoldFeatures features, ClipFeatureSets sets, FeatureSelection selection, IClassifier classifier)
    : ClipClassifier(features, sets, selection)
{
    private protected override string Model => classifier.Name;

    private protected override string ModelParameters => $"model = {classifier.Name}\n{classifier.Parameters}";

    private protected override FoldOutcome Classify(FoldTable table, FoldTask task, (double From, double To) share)
    {
        IFittedClassifier fitted = classifier.Fit(table.Train, table.Labels, table.Classes, task.Seed);
        return new([.. table.Test.Select(fitted.Probabilities)], [], []);
    }
}
