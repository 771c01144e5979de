using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>The classification metrics over one set; precision, recall and F1 are macro averages.</summary>
/// <param name="Items">How many items were scored.</param>
/// <param name="Accuracy">The share whose class was hit.</param>
/// <param name="Precision">Macro precision; null where a class was never predicted.</param>
/// <param name="Recall">Macro recall; null where a class has no items.</param>
/// <param name="F1">Macro F1; null where a class has no items and was never predicted.</param>
/// <param name="CrossEntropy">Cross-entropy in nats; null where it is infinite.</param>
/// <param name="Confusion">The counts behind them.</param>
public sealed record ClassificationScores(
    int Items, double Accuracy, double? Precision, double? Recall, double? F1, double? CrossEntropy, ConfusionMatrix Confusion)
{
    /// <summary>All metrics of a set of predictions. The predicted class is the one of the highest probability, the first of several.</summary>
    /// <param name="observed">The class of each item.</param>
    /// <param name="probabilities">The predicted probabilities, <c>[items][classes]</c>.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ArgumentException">No items, lengths that differ, classes out of range, or rows that are no probabilities.</exception>
    public static ClassificationScores Of(IReadOnlyList<int> observed, IReadOnlyList<double[]> probabilities, IReadOnlyList<string> classes)
    {
        for (int item = 0; item < probabilities.Count; item++)
            Check.SameLength(classes.Count, probabilities[item].Length, nameof(classes), $"the probabilities of item {item}");
        var confusion = ConfusionMatrix.Of(observed, [.. probabilities.Select(MostLikely)], classes);
        return new(observed.Count, confusion.Accuracy,
            IfDefined(() => confusion.Precision(ClassAverage.Macro)),
            IfDefined(() => confusion.Recall(ClassAverage.Macro)),
            IfDefined(() => confusion.F1(ClassAverage.Macro)),
            IfDefined(() => Metrics.CrossEntropy.SingleLabel(observed, probabilities)),
            confusion);
    }

    /// <summary>The class of the highest probability; the first where several share it.</summary>
    public static int MostLikely(IReadOnlyList<double> probabilities)
    {
        int best = 0;
        for (int i = 1; i < probabilities.Count; i++)
            best = probabilities[i] > probabilities[best] ? i : best;
        return best;
    }

    private static double? IfDefined(Func<double> metric)
    {
        try
        {
            return metric();
        }
        catch (UndefinedMetricException)
        {
            return null;
        }
    }
}
