using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>The transpose of a convolution along time: layer of <see cref="nn.functional.conv_transpose1d"/>.</summary>
public sealed class ConvTranspose1d : Convolution
{
    private readonly long[] _outputPadding;

    internal ConvTranspose1d(ConvolutionSize size, long outputPadding, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose1d), size, bias, device, dtype)
    {
        _outputPadding = [outputPadding];
    }

    private protected override Tensor Convolve(Tensor input, long[] padding, string? same) =>
        Ops.conv_transpose1d(input, weight, bias, Size.Stride, padding, _outputPadding, Size.Groups, Size.Dilation);
}
