using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Learning.Extraction;

namespace MerWorkbench.Papers.Hizlisoy2021;

/// <summary>The figures of Hizlisoy 2021: the grid of accuracies, and which class the shown model took for which.</summary>
internal static class Hizlisoy2021Figures
{
    /// <summary>Draws them.</summary>
    public static IReadOnlyList<NamedFigure> Of(IReadOnlyList<Comparison> comparisons, ClassRun shown) =>
    [
        new("grid", ScoreMatrixFigure.Of([.. comparisons.Select(item => Point(item.Run))], "Accuracy of every classifier on every set of features, with and without selection")),
        new("confusion", ConfusionFigure.Of(shown.Classes, Counts(shown), $"Predicted against annotated classes: {shown.Experiment.Name}")),
    ];

    private static ModelScore Point(Run run)
    {
        Score accuracy = run.Score("class", "accuracy");
        string selection = run.Model.EndsWith(ClipClassifier.SuffixOf(FeatureSelection.CfsOnAll), StringComparison.Ordinal) ? "CFS on all songs (optimistic)"
            : run.Model.EndsWith(ClipClassifier.SuffixOf(FeatureSelection.Cfs), StringComparison.Ordinal) ? "CFS"
            : "all columns";
        string model = run.Model.Split("-cfs")[0];
        return new(run.Input == Hizlisoy2021Grid.NoInput ? model : $"{run.Input}, {model}", selection, "Accuracy", accuracy.Value, accuracy.Interval);
    }

    private static int[][] Counts(ClassRun run) =>
    [
        .. run.Classes.Select(annotated => Enumerable.Range(0, run.Classes.Length)
            .Select(predicted => run.Predictions.Count(item => item.Annotated == annotated && item.Predicted == predicted)).ToArray()),
    ];
}
