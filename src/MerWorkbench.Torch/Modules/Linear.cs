using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>x W^T + b, over the last axis.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        weight = nn.FreshParameter(empty([outputSize, inputSize], dtype, device));
        register_parameter(nameof(weight), weight);
        if (hasBias)
        {
            bias = nn.FreshParameter(empty([outputSize], dtype, device));
            register_parameter(nameof(bias), bias);
        }

        nn.init.default_(weight, bias);
    }

    /// <summary><c>[out, in]</c>.</summary>
    public Parameter weight { get; }

    /// <summary><c>[out]</c>, or null without bias.</summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Ops.linear(input, weight, bias);
}
