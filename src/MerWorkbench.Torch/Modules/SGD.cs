using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Stochastic gradient descent, with momentum where asked for.</summary>
public sealed class SGD : optim.Optimizer
{
    private readonly double _momentum;
    private readonly double _dampening;
    private readonly double _decay;
    private readonly bool _nesterov;

    internal SGD(
        IEnumerable<Modules.ParamGroup> parameters, double lr, double momentum, double dampening, double weight_decay, bool nesterov, bool maximize)
        : base(parameters, lr, maximize, "momentum_buffer")
    {
        if (!(momentum >= 0)) throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "Momentum is not negative.");
        if (!(weight_decay >= 0)) throw new ArgumentOutOfRangeException(nameof(weight_decay), weight_decay, "Weight decay is not negative.");
        if (nesterov && (momentum == 0 || dampening != 0)) throw new ArgumentException("Nesterov's momentum needs momentum and no dampening.", nameof(nesterov));
        (_momentum, _dampening, _decay, _nesterov) = (momentum, dampening, weight_decay, nesterov);
    }

    private protected override void Update(ParameterState state, Tensor gradient, double lr)
    {
        if (_decay != 0) gradient = gradient.add(state.Parameter, alpha: _decay);
        if (_momentum != 0)
        {
            if (state[0] is { } buffer) buffer.mul_(_momentum).add_(gradient, alpha: 1 - _dampening);
            else state[0] = buffer = gradient.clone();
            gradient = _nesterov ? gradient.add(buffer, alpha: _momentum) : buffer;
        }

        state.Parameter.add_(gradient, alpha: -lr);
    }

    /// <summary>Parameters of a learning rate of their own.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">Their learning rate. Default: that of the optimizer.</param>
    public sealed class ParamGroup(IEnumerable<Parameter> parameters, double? lr = null) : Modules.ParamGroup(parameters, lr);
}
