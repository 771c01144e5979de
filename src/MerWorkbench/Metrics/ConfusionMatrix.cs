using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>
/// How often items of each class were predicted to be of each, and what follows from it: accuracy, precision, recall and
/// F1, which Du's review (2023, section 2.3) names beside its equations.
/// </summary>
/// <remarks>
/// Conventions: precision of a class is TP / (TP + FP), recall TP / (TP + FN), F1 2 TP / (2 TP + FP + FN), which is their
/// harmonic mean where both exist and 0 where a class that has items is never hit. Averaged F1 is the mean of the
/// classes' F1, not the harmonic mean of averaged precision and recall. Micro averages all equal
/// <see cref="Accuracy"/> where each item has one class. 0 / 0 is refused, unless a value for it is named.
/// </remarks>
public sealed class ConfusionMatrix
{
    private readonly int[,] counts;

    private ConfusionMatrix(ImmutableArray<string> classes, int[,] counts, int items) => (Classes, this.counts, Items) = (classes, counts, items);

    /// <summary>The names of the classes, in the order of their numbers.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>How many items were counted.</summary>
    public int Items { get; }

    /// <summary>How many items of one class were predicted to be of another.</summary>
    /// <param name="observed">The annotated class.</param>
    /// <param name="predicted">The predicted class.</param>
    public int this[int observed, int predicted] => counts[observed, predicted];

    /// <summary>Counts.</summary>
    /// <param name="observed">The annotated class of each item, 0..classes - 1.</param>
    /// <param name="predicted">The predicted class of each item.</param>
    /// <param name="classes">The names of the classes, at least two.</param>
    /// <exception cref="ArgumentException">No items, lengths that differ, a number outside the classes, or fewer than two classes.</exception>
    public static ConfusionMatrix Of(IReadOnlyList<int> observed, IReadOnlyList<int> predicted, IReadOnlyList<string> classes)
    {
        Check.SameLength(observed.Count, predicted.Count, nameof(observed), nameof(predicted));
        if (observed.Count == 0)
            throw new ArgumentException("A metric needs at least one item; got none.");
        if (classes.Count < 2)
            throw new ArgumentException(FormattableString.Invariant($"Classification needs at least two classes; got {classes.Count}."));
        var counts = new int[classes.Count, classes.Count];
        for (int item = 0; item < observed.Count; item++)
            counts[RequireClass(observed, item, classes.Count, nameof(observed)), RequireClass(predicted, item, classes.Count, nameof(predicted))]++;
        return new([.. classes], counts, observed.Count);
    }

    /// <summary>The share of items whose class was hit, 0..1.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Classes.Length).Sum(at => counts[at, at]) / Items;

    /// <summary>How many items belong to a class.</summary>
    public int Support(int of) => Enumerable.Range(0, Classes.Length).Sum(other => counts[of, other]);

    /// <summary>How many items were predicted to be of a class.</summary>
    public int Predicted(int of) => Enumerable.Range(0, Classes.Length).Sum(other => counts[other, of]);

    /// <summary>The share of a class's predictions that hit, 0..1.</summary>
    /// <param name="of">The class.</param>
    /// <param name="undefinedAs">What 0 / 0 counts as; null, the default, refuses it. scikit-learn's <c>zero_division</c> is 0.</param>
    /// <exception cref="UndefinedMetricException">The class was never predicted.</exception>
    public double Precision(int of, double? undefinedAs = null) =>
        Share(counts[of, of], Predicted(of), undefinedAs, "Precision", of, "was never predicted");

    /// <summary>The share of a class's items that were hit, 0..1.</summary>
    /// <param name="of">The class.</param>
    /// <param name="undefinedAs">What 0 / 0 counts as; null, the default, refuses it.</param>
    /// <exception cref="UndefinedMetricException">The class has no items.</exception>
    public double Recall(int of, double? undefinedAs = null) =>
        Share(counts[of, of], Support(of), undefinedAs, "Recall", of, "has no items");

    /// <summary>The harmonic mean of precision and recall of a class, 0..1.</summary>
    /// <param name="of">The class.</param>
    /// <param name="undefinedAs">What 0 / 0 counts as; null, the default, refuses it.</param>
    /// <exception cref="UndefinedMetricException">The class has no items and was never predicted.</exception>
    public double F1(int of, double? undefinedAs = null) =>
        Share(2 * counts[of, of], Support(of) + Predicted(of), undefinedAs, "F1", of, "has no items and was never predicted");

    /// <summary>The precision of all classes as one.</summary>
    /// <exception cref="UndefinedMetricException">It is undefined for a class that takes part.</exception>
    public double Precision(ClassAverage average, double? undefinedAs = null) => Average(average, of => Precision(of, undefinedAs));

    /// <summary>The recall of all classes as one; weighted, it is <see cref="Accuracy"/>.</summary>
    /// <exception cref="UndefinedMetricException">It is undefined for a class that takes part.</exception>
    public double Recall(ClassAverage average, double? undefinedAs = null) => Average(average, of => Recall(of, undefinedAs));

    /// <summary>The F1 of all classes as one.</summary>
    /// <exception cref="UndefinedMetricException">It is undefined for a class that takes part.</exception>
    public double F1(ClassAverage average, double? undefinedAs = null) => Average(average, of => F1(of, undefinedAs));

    private double Average(ClassAverage average, Func<int, double> metric)
    {
        double sum = 0;
        for (int of = 0; of < Classes.Length; of++)
        {
            double weight = average == ClassAverage.Macro ? 1.0 / Classes.Length : (double)Support(of) / Items;
            sum += weight > 0 ? weight * metric(of) : 0;
        }
        return sum;
    }

    private double Share(int hits, int all, double? undefinedAs, string metric, int of, string reason) =>
        all > 0 ? (double)hits / all : undefinedAs ?? throw new UndefinedMetricException($"{metric} of {Classes[of]}", $"the class {reason}");

    private static int RequireClass(IReadOnlyList<int> numbers, int item, int classes, string name) =>
        numbers[item] >= 0 && numbers[item] < classes
            ? numbers[item]
            : throw new ArgumentException(FormattableString.Invariant($"{name} must be classes 0..{classes - 1}; item {item} is {numbers[item]}."));
}
