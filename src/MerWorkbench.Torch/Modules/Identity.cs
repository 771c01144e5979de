using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Gives its input back.</summary>
public sealed class Identity() : nn.Module<Tensor, Tensor>(nameof(Identity))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.alias();
}
