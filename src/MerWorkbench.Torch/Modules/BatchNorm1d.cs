using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Batch normalisation of <c>[batch, channels] or [batch, channels, time]</c>.</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(long features, double eps, double? momentum, bool affine, bool trackRunningStats, Device? device, ScalarType? dtype)
        : base(nameof(BatchNorm1d), features, eps, momentum, affine, trackRunningStats, device, dtype)
    {
    }

    private protected override string Expected => "[batch, channels] or [batch, channels, time]";

    private protected override bool Fits(long axes) => axes is 2 or 3;
}
