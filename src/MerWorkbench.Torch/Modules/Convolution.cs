using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>What convolutions have in common: a kernel, and how it moves over the input.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private readonly PaddingModes _mode;
    private readonly long[] _around;

    private protected Convolution(string name, ConvolutionSize size, bool hasBias, Device? device, ScalarType? dtype)
        : base(name)
    {
        if (size.Groups < 1 || size.In % size.Groups != 0 || size.Out % size.Groups != 0)
            throw new ArgumentException($"{name}: {size.In} channels in and {size.Out} out cannot fall into {size.Groups} groups.");
        if (size.Transposed && size.Mode is not PaddingModes.Zeros) throw new ArgumentException($"{name} pads with zeros only, got {size.Mode}.");
        Size = size;
        _mode = size.Mode;
        _around = size.Around();
        weight = nn.FreshParameter(empty(size.Weight(), dtype, device));
        register_parameter(nameof(weight), weight);
        if (hasBias)
        {
            bias = nn.FreshParameter(empty([size.Out], dtype, device));
            register_parameter(nameof(bias), bias);
        }

        nn.init.default_(weight, bias);
    }

    /// <summary><c>[out, in / groups, kernel...]</c>; transposed <c>[in, out / groups, kernel...]</c>.</summary>
    public Parameter weight { get; }

    /// <summary><c>[out]</c>, or null without bias.</summary>
    public Parameter? bias { get; }

    private protected ConvolutionSize Size { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (_mode is PaddingModes.Zeros) return Convolve(input, Size.Padding, Size.Same ? "same" : null);
        using var padded = nn.functional.pad(input, _around, _mode);
        return Convolve(padded, new long[Size.Kernel.Length], null);
    }

    private protected abstract Tensor Convolve(Tensor input, long[] padding, string? same);
}
