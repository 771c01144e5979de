using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Batch normalisation of <c>[batch, channels, height, width]</c>.</summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(long features, double eps, double? momentum, bool affine, bool trackRunningStats, Device? device, ScalarType? dtype)
        : base(nameof(BatchNorm2d), features, eps, momentum, affine, trackRunningStats, device, dtype)
    {
    }

    private protected override string Expected => "[batch, channels, height, width]";

    private protected override bool Fits(long axes) => axes is 4;
}
