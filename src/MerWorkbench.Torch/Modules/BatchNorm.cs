using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>What batch normalisations have in common: scale, shift and running statistics of each channel.</summary>
public abstract class BatchNorm : nn.Module<Tensor, Tensor>
{
    private readonly double _eps;
    private readonly double? _momentum;

    private protected BatchNorm(
        string name, long features, double eps, double? momentum, bool affine, bool trackRunningStats, Device? device, ScalarType? dtype)
        : base(name)
    {
        _eps = eps;
        _momentum = momentum;
        if (affine)
        {
            weight = nn.FreshParameter(ones([features], dtype, device));
            bias = nn.FreshParameter(zeros([features], dtype, device));
            register_parameter(nameof(weight), weight);
            register_parameter(nameof(bias), bias);
        }

        if (trackRunningStats)
        {
            running_mean = zeros([features], dtype, device);
            running_var = ones([features], dtype, device);
            num_batches_tracked = zeros([], ScalarType.Int64, device);
            register_buffer(nameof(running_mean), running_mean);
            register_buffer(nameof(running_var), running_var);
            register_buffer(nameof(num_batches_tracked), num_batches_tracked);
        }
    }

    /// <summary><c>[channels]</c>: factor after standardising; null where not <c>affine</c>.</summary>
    public Parameter? weight { get; }

    /// <summary><c>[channels]</c>: added at the end; null where not <c>affine</c>.</summary>
    public Parameter? bias { get; }

    /// <summary><c>[channels]</c>: the running mean; null where not tracked.</summary>
    public Tensor? running_mean { get; }

    /// <summary><c>[channels]</c>: the running (unbiased) variance; null where not tracked.</summary>
    public Tensor? running_var { get; }

    /// <summary>Number of training batches seen (int64); null where not tracked.</summary>
    public Tensor? num_batches_tracked { get; }

    private protected abstract string Expected { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (!Fits(input.dim())) throw new ArgumentException($"{GetName()} takes {Expected}, got [{string.Join(", ", input.shape)}].", nameof(input));
        var share = _momentum ?? 0.0;
        if (training && num_batches_tracked is not null)
        {
            using (no_grad()) num_batches_tracked.add_(1);
            if (_momentum is null) share = 1.0 / num_batches_tracked.item<long>();
        }

        return Ops.batch_norm(input, weight, bias, running_mean, running_var, training || running_mean is null, share, _eps, cudnn_enabled: true);
    }

    private protected abstract bool Fits(long axes);
}
