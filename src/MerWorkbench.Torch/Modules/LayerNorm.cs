using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Standardises each item over its last axes: layer of <see cref="nn.functional.layer_norm"/>.</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    private readonly long[] _shape;
    private readonly double _eps;

    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        _shape = normalized_shape;
        _eps = eps;
        if (!elementwise_affine) return;
        weight = nn.FreshParameter(ones(normalized_shape, dtype, device));
        register_parameter(nameof(weight), weight);
        if (!hasBias) return;
        bias = nn.FreshParameter(zeros(normalized_shape, dtype, device));
        register_parameter(nameof(bias), bias);
    }

    /// <summary>Factor after standardising; null where not <c>elementwise_affine</c>.</summary>
    public Parameter? weight { get; }

    /// <summary>Added at the end; null where there is none.</summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Ops.layer_norm(input, _shape, weight, bias, _eps);
}
