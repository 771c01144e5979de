using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>RMSProp (Hinton 2012; centred: Graves 2013).</summary>
public sealed class RMSProp : optim.Optimizer
{
    private readonly double _alpha;
    private readonly double _eps;
    private readonly double _decay;
    private readonly double _momentum;
    private readonly bool _centered;

    internal RMSProp(
        IEnumerable<Modules.ParamGroup> parameters, double lr, double alpha, double eps, double weight_decay, double momentum, bool centered, bool maximize)
        : base(parameters, lr, maximize, "square_avg", "grad_avg", "momentum_buffer")
    {
        if (!(alpha >= 0)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "alpha is not negative.");
        if (!(eps >= 0)) throw new ArgumentOutOfRangeException(nameof(eps), eps, "eps is not negative.");
        if (!(weight_decay >= 0)) throw new ArgumentOutOfRangeException(nameof(weight_decay), weight_decay, "Weight decay is not negative.");
        if (!(momentum >= 0)) throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "Momentum is not negative.");
        (_alpha, _eps, _decay, _momentum, _centered) = (alpha, eps, weight_decay, momentum, centered);
    }

    private protected override void Update(ParameterState state, Tensor gradient, double lr)
    {
        if (_decay != 0) gradient = gradient.add(state.Parameter, alpha: _decay);
        var square = state.OrZero(0);
        square.mul_(_alpha).addcmul_(gradient, gradient, value: 1 - _alpha);
        Tensor deviation;
        if (_centered)
        {
            var mean = state.OrZero(1);
            mean.mul_(_alpha).add_(gradient, alpha: 1 - _alpha);
            deviation = square.addcmul(mean, mean, value: -1).sqrt_();
        }
        else
        {
            deviation = square.sqrt();
        }

        deviation.add_(_eps);
        if (_momentum > 0) state.Parameter.add_(state.OrZero(2).mul_(_momentum).addcdiv_(gradient, deviation), alpha: -lr);
        else state.Parameter.addcdiv_(gradient, deviation, value: -lr);
    }

    /// <summary>Parameters of a learning rate of their own.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">Their learning rate. Default: that of the optimizer.</param>
    public sealed class ParamGroup(IEnumerable<Parameter> parameters, double? lr = null) : Modules.ParamGroup(parameters, lr);
}
