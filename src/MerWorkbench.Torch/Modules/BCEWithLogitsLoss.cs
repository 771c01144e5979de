using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Cross-entropy of logits of independent classes: layer of <see cref="nn.functional.binary_cross_entropy_with_logits"/>.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    [ComponentName(Name = "pos_weight")]
    private readonly Tensor? _positive;

    internal BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
        : base(weight, reduction)
    {
        _positive = Keep("pos_weight", pos_weights);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, _positive);
}
