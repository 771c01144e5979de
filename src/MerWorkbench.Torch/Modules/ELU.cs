using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layer of <see cref="nn.functional.elu"/>.</summary>
public sealed class ELU(double alpha = 1.0, bool inplace = false) : nn.Module<Tensor, Tensor>(nameof(ELU))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.elu(input, alpha, inplace);
}
