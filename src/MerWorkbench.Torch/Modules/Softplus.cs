using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layer of <see cref="nn.functional.softplus"/>.</summary>
public sealed class Softplus(double beta = 1.0, double threshold = 20.0) : nn.Module<Tensor, Tensor>(nameof(Softplus))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.softplus(input, beta, threshold);
}
