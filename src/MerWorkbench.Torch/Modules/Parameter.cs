using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>A tensor that a module learns. It belongs to no dispose scope: its module disposes it.</summary>
public sealed class Parameter : Tensor
{
    /// <summary>A leaf that shares the numbers of <paramref name="data"/>, which may be disposed afterwards.</summary>
    /// <param name="data">First values.</param>
    /// <param name="requires_grad">Whether it learns.</param>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data.detach().MoveHandle())
    {
        this.DetachFromDisposeScope();
        requires_grad_(requires_grad);
    }
}
