using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layer of <see cref="nn.functional.tanh"/>.</summary>
public sealed class Tanh() : nn.Module<Tensor, Tensor>(nameof(Tanh))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.tanh(input);
}
