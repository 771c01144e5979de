using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Adam with weight decay apart from the gradient (Loshchilov and Hutter 2017).</summary>
public sealed class AdamW : optim.Optimizer
{
    private readonly AdamRule _rule;
    private readonly double _decay;

    internal AdamW(
        IEnumerable<Modules.ParamGroup> parameters, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
        : base(parameters, lr, maximize, AdamRule.Slots)
    {
        _rule = new AdamRule(beta1, beta2, eps, weight_decay, amsgrad);
        _decay = weight_decay;
    }

    private protected override void Update(ParameterState state, Tensor gradient, double lr)
    {
        state.Parameter.mul_(1 - (lr * _decay));
        _rule.Update(state, gradient, lr);
    }

    /// <summary>Parameters of a learning rate of their own.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">Their learning rate. Default: that of the optimizer.</param>
    public sealed class ParamGroup(IEnumerable<Parameter> parameters, double? lr = null) : Modules.ParamGroup(parameters, lr);
}
