using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layer of <see cref="nn.functional.dropout1d"/>; does nothing while evaluating.</summary>
public sealed class Dropout1d(double p = 0.5) : nn.Module<Tensor, Tensor>(nameof(Dropout1d))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.dropout1d(input, p, training);
}
