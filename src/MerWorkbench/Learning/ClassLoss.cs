using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>The cross-entropy of classifiers of texts, each class weighed alike or by how rare it is.</summary>
/// <param name="weights">What each class weighs, <c>[classes]</c>; null for all alike.</param>
internal sealed class ClassLoss(Tensor? weights)
{
    /// <summary>The loss of the training part's classes.</summary>
    /// <param name="labels">The class of each item of the training part.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="options">Whether classes are weighed.</param>
    public static ClassLoss Of(int[] labels, int classes, TextOptions options) => new(options.WeighsClasses ? ClassWeights.BalancedTensor(labels, classes) : null);

    /// <summary>The mean over a batch.</summary>
    /// <param name="scores">The scores of its items, <c>[items, classes]</c>.</param>
    /// <param name="labels">The class of each item of the part.</param>
    /// <param name="items">Which of them are in the batch.</param>
    public Tensor Of(Tensor scores, int[] labels, int[] items) => nn.functional.cross_entropy(scores, tensor([.. items.Select(item => (long)labels[item])], [items.Length]), weights);

    /// <summary>The mean over a part, whatever its classes weigh, in batches that memory bears.</summary>
    /// <param name="scores">The scores of some items.</param>
    /// <param name="labels">The class of each item.</param>
    /// <param name="batch">Items a batch.</param>
    public double Mean(Func<int[], Tensor> scores, int[] labels, int batch)
    {
        double sum = 0, weight = 0;
        float[]? factors = weights?.data<float>().ToArray();
        foreach (int[] items in Enumerable.Range(0, labels.Length).Chunk(batch))
        {
            using var scope = NewDisposeScope();
            double share = items.Sum(item => factors?[labels[item]] ?? 1.0);
            sum += share * Of(scores(items), labels, items).item<float>();
            weight += share;
        }
        return sum / weight;
    }
}
