using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Adam (Kingma and Ba 2014), with AMSGrad (Reddi et al. 2018) where asked for; weight decay is added to the gradient.</summary>
public sealed class Adam : optim.Optimizer
{
    private readonly AdamRule _rule;
    private readonly double _decay;

    internal Adam(
        IEnumerable<Modules.ParamGroup> parameters, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
        : base(parameters, lr, maximize, AdamRule.Slots)
    {
        _rule = new AdamRule(beta1, beta2, eps, weight_decay, amsgrad);
        _decay = weight_decay;
    }

    private protected override void Update(ParameterState state, Tensor gradient, double lr)
    {
        if (_decay != 0) gradient = gradient.add(state.Parameter, alpha: _decay);
        _rule.Update(state, gradient, lr);
    }

    /// <summary>Parameters of a learning rate of their own.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">Their learning rate. Default: that of the optimizer.</param>
    public sealed class ParamGroup(IEnumerable<Parameter> parameters, double? lr = null) : Modules.ParamGroup(parameters, lr);
}
