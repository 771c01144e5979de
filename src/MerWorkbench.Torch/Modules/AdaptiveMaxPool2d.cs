using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layer of <see cref="nn.functional.adaptive_max_pool2d"/>.</summary>
public sealed class AdaptiveMaxPool2d(long[] output_size) : nn.Module<Tensor, Tensor>(nameof(AdaptiveMaxPool2d))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.adaptive_max_pool2d(input, output_size);
}
