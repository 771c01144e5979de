using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layer of <see cref="nn.functional.gelu"/>.</summary>
public sealed class GELU() : nn.Module<Tensor, Tensor>(nameof(GELU))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.gelu(input);
}
