using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layer of <see cref="nn.functional.dropout"/>; does nothing while evaluating.</summary>
public sealed class Dropout(double p = 0.5, bool inplace = false) : nn.Module<Tensor, Tensor>(nameof(Dropout))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.dropout(input, p, training, inplace);
}
