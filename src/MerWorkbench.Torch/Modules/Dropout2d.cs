using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layer of <see cref="nn.functional.dropout2d"/>; does nothing while evaluating.</summary>
public sealed class Dropout2d(double p = 0.5) : nn.Module<Tensor, Tensor>(nameof(Dropout2d))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, p, training);
}
