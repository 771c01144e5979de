using MerWorkbench.Foundation;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>
/// Factors of the loss that let each class count as much as any other: items / (classes x items of the class), which are 1 where all are
/// equally frequent; scikit-learn calls them <c>balanced</c>. A class without items has 0.
/// </summary>
public static class ClassWeights
{
    /// <summary>The factors.</summary>
    /// <param name="labels">The class of each item, from 0; at least one.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentException">There is no item, or a class out of range.</exception>
    public static double[] Balanced(IReadOnlyCollection<int> labels, int classes)
    {
        if (labels.Count == 0)
            throw new ArgumentException("Class weights need at least one item.", nameof(labels));
        var counts = new int[Check.Positive(classes)];
        foreach (int label in labels)
            counts[Check.InRange(label, 0, classes - 1)]++;
        return [.. counts.Select(count => count == 0 ? 0 : (double)labels.Count / (classes * count))];
    }

    /// <summary>The same for a loss, <c>[classes]</c>.</summary>
    internal static Tensor BalancedTensor(IReadOnlyCollection<int> labels, int classes) => tensor([.. Balanced(labels, classes).Select(weight => (float)weight)], [classes]);
}
