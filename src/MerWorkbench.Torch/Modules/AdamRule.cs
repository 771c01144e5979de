using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>The step that Adam and AdamW share.</summary>
internal sealed class AdamRule
{
    public static readonly string[] Slots = ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"];

    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _eps;
    private readonly bool _amsgrad;

    public AdamRule(double beta1, double beta2, double eps, double weight_decay, bool amsgrad)
    {
        if (beta1 is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(beta1), beta1, "beta1 is from 0 to below 1.");
        if (beta2 is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(beta2), beta2, "beta2 is from 0 to below 1.");
        if (!(eps >= 0)) throw new ArgumentOutOfRangeException(nameof(eps), eps, "eps is not negative.");
        if (!(weight_decay >= 0)) throw new ArgumentOutOfRangeException(nameof(weight_decay), weight_decay, "Weight decay is not negative.");
        (_beta1, _beta2, _eps, _amsgrad) = (beta1, beta2, eps, amsgrad);
    }

    // The operations and their order are PyTorch's: on the same machine the weights come out equal to the last bit.
    public void Update(ParameterState state, Tensor gradient, double lr)
    {
        var mean = state.OrZero(0);
        var square = state.OrZero(1);
        mean.mul_(_beta1).add_(gradient, alpha: 1 - _beta1);
        square.mul_(_beta2).addcmul_(gradient, gradient, value: 1 - _beta2);
        if (_amsgrad)
        {
            var largest = state.OrZero(2);
            square = largest.copy_(maximum(largest, square));
        }

        var correction1 = 1 - Math.Pow(_beta1, state.Step);
        var correction2 = Math.Sqrt(1 - Math.Pow(_beta2, state.Step));
        var denominator = square.sqrt().div_(correction2).add_(_eps);
        state.Parameter.addcdiv_(mean, denominator, value: -(lr / correction1));
    }
}
