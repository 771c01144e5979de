using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>The transpose of a convolution over height and width: layer of <see cref="nn.functional.conv_transpose2d"/>.</summary>
public sealed class ConvTranspose2d : Convolution
{
    private readonly long[] _outputPadding;

    internal ConvTranspose2d(ConvolutionSize size, long outputPadding, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), size, bias, device, dtype)
    {
        _outputPadding = [outputPadding, outputPadding];
    }

    private protected override Tensor Convolve(Tensor input, long[] padding, string? same) =>
        Ops.conv_transpose2d_input(input, weight, bias, Size.Stride, padding, _outputPadding, Size.Groups, Size.Dilation);
}
