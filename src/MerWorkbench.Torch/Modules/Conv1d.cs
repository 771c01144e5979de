using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Cross-correlation along time: layer of <see cref="nn.functional.conv1d"/>.</summary>
public sealed class Conv1d : Convolution
{
    internal Conv1d(ConvolutionSize size, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv1d), size, bias, device, dtype)
    {
    }

    private protected override Tensor Convolve(Tensor input, long[] padding, string? same) => same is null
        ? Ops.conv1d(input, weight, bias, Size.Stride, padding, Size.Dilation, Size.Groups)
        : Ops.conv1d_padding(input, weight, bias, Size.Stride, same, Size.Dilation, Size.Groups);
}
