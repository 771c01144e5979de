using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Cross-entropy of logits of exclusive classes: layer of <see cref="nn.functional.cross_entropy"/>.</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    private readonly long _ignored;
    private readonly double _smoothing;

    internal CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0.0)
        : base(weight, reduction)
    {
        _ignored = ignore_index ?? -100;
        _smoothing = label_smoothing;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.cross_entropy(input, target, weight, _ignored, reduction, _smoothing);
}
