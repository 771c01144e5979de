using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>
/// Cross-entropy of predicted probabilities, in nats; 0 is perfect. Du's review (2023) gives it as equation (1),
/// L = -1/N sum_n sum_i y_i^n log x_i^n, y^n being the one-hot label of example n and x^n the prediction of a softmax.
/// </summary>
/// <remarks>
/// A probability of 0 for what was observed makes it infinite, and that is refused by name: one confident mistake would
/// hide all else. k-nearest neighbours and forests give such zeros; name a floor for them, and say so with the result.
/// scikit-learn's <c>log_loss</c> has the floor 2.2e-16, which lets one such item weigh 36.
/// </remarks>
public static class CrossEntropy
{
    // Probabilities are sums of float32 outputs of networks at times.
    private const double SumTolerance = 1e-4;

    /// <summary>Equation (1), for items of one class each.</summary>
    /// <param name="observed">The class of each item.</param>
    /// <param name="probabilities">The predicted probabilities, <c>[items][classes]</c>; each row sums to 1.</param>
    /// <param name="floor">The least a probability counts as; default 0: none.</param>
    /// <exception cref="ArgumentException">No items, lengths that differ, a class out of range, or rows that are no probabilities.</exception>
    /// <exception cref="UndefinedMetricException">An observed class has probability 0.</exception>
    public static double SingleLabel(IReadOnlyList<int> observed, IReadOnlyList<double[]> probabilities, double floor = 0)
    {
        Validate(observed.Count, probabilities, floor);
        double sum = 0;
        for (int item = 0; item < observed.Count; item++)
        {
            double[] row = probabilities[item];
            if (row.Length != probabilities[0].Length || Math.Abs(row.Sum() - 1) > SumTolerance)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"The {probabilities[0].Length} probabilities of an item must sum to 1; those of item {item} are {row.Length} and sum to {row.Sum():0.######}."));
            if (observed[item] < 0 || observed[item] >= row.Length)
                throw new ArgumentException(FormattableString.Invariant($"observed must be classes 0..{row.Length - 1}; item {item} is {observed[item]}."));
            sum -= Log(row[observed[item]], floor, item);
        }
        return sum / observed.Count;
    }

    /// <summary>Equation (1) where only the probabilities of what was observed are at hand.</summary>
    /// <param name="given">The probability that was given to the class of each item.</param>
    /// <param name="floor">The least a probability counts as; default 0: none.</param>
    /// <exception cref="UndefinedMetricException">There are no items, or an observed class has probability 0.</exception>
    public static double OfGiven(ReadOnlySpan<double> given, double floor = 0)
    {
        if (given.IsEmpty)
            throw new UndefinedMetricException("Cross-entropy", "there are no items");
        double sum = 0;
        for (int item = 0; item < given.Length; item++)
            sum -= Log(given[item], floor, item);
        return sum / given.Length;
    }

    /// <summary>
    /// For items that may have several labels, each with a probability of its own (a sigmoid): the mean over items and
    /// labels of -(y log x + (1 - y) log(1 - x)).
    /// </summary>
    /// <remarks>
    /// Equation (1) without the second term would be least for a model that says yes to everything, for only a softmax
    /// makes the labels compete; so it is completed here, as scikit-learn's <c>log_loss</c> of each label does.
    /// </remarks>
    /// <param name="observed">1 where an item has a label and 0 where not, <c>[items][labels]</c>.</param>
    /// <param name="probabilities">The predicted probability of each label, <c>[items][labels]</c>.</param>
    /// <param name="floor">The least a probability, or one minus it, counts as; default 0: none.</param>
    /// <exception cref="ArgumentException">No items, lengths that differ, or values outside 0..1.</exception>
    /// <exception cref="UndefinedMetricException">What was observed has probability 0.</exception>
    public static double MultiLabel(IReadOnlyList<double[]> observed, IReadOnlyList<double[]> probabilities, double floor = 0)
    {
        Validate(observed.Count, probabilities, floor);
        double sum = 0;
        for (int item = 0; item < observed.Count; item++)
        {
            Check.SameLength(probabilities[0].Length, observed[item].Length, "the labels of item 0", $"the labels of item {item}");
            Check.SameLength(observed[item].Length, probabilities[item].Length, "the labels", $"the probabilities of item {item}");
            for (int label = 0; label < observed[item].Length; label++)
            {
                double yes = observed[item][label], probability = probabilities[item][label];
                if (yes is not (0 or 1))
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A label is 0 or 1; label {label} of item {item} is {yes}."));
                sum -= Log(yes == 1 ? probability : 1 - probability, floor, item);
            }
        }
        return sum / observed.Count / probabilities[0].Length;
    }

    private static double Log(double probability, double floor, int item)
    {
        double counted = Math.Max(probability, floor);
        return counted > 0
            ? Math.Log(counted)
            : throw new UndefinedMetricException("Cross-entropy", FormattableString.Invariant($"what was observed of item {item} was given probability 0, and log 0 is infinite"));
    }

    private static void Validate(int items, IReadOnlyList<double[]> probabilities, double floor)
    {
        Check.SameLength(items, probabilities.Count, "observed", nameof(probabilities));
        if (items == 0 || probabilities[0].Length == 0)
            throw new ArgumentException("A metric needs at least one item with at least one class; got none.");
        if (!(floor is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(floor), floor, "floor must lie in [0, 1).");
        for (int item = 0; item < items; item++)
        {
            int bad = Array.FindIndex(probabilities[item], value => !(value is >= 0 and <= 1));
            if (bad >= 0)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Probabilities lie in [0, 1]; item {item} has {probabilities[item][bad]} for class {bad}."));
        }
    }
}
