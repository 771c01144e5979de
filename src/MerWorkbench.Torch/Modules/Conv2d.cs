using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Cross-correlation over height and width: layer of <see cref="nn.functional.conv2d"/>.</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(ConvolutionSize size, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), size, bias, device, dtype)
    {
    }

    private protected override Tensor Convolve(Tensor input, long[] padding, string? same) => same is null
        ? Ops.conv2d(input, weight, bias, Size.Stride, padding, Size.Dilation, Size.Groups)
        : Ops.conv2d_padding(input, weight, bias, Size.Stride, same, Size.Dilation, Size.Groups);
}
