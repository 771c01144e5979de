using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Separation;

/// <summary>
/// Puts a sample between each two: s x[t] + (1 - s) x[t + 1] with s the sigmoid of a weight that each channel learns; n samples become 2 n - 1.
/// </summary>
internal sealed class LearnedUpsampling : Module<Tensor, Tensor>
{
    private readonly Parameter weight;

    /// <summary>Begins with the plain mean.</summary>
    public LearnedUpsampling(long channels)
        : base(nameof(LearnedUpsampling))
    {
        weight = Parameter(zeros([channels]));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        long between = input.size(2) - 1;
        Tensor share = weight.sigmoid().unsqueeze(1), first = input.narrow(2, 0, between), next = input.narrow(2, 1, between);
        Tensor pairs = stack([first, (share * first) + ((1 - share) * next)], 3).flatten(2);
        return cat([pairs, input.narrow(2, between, 1)], 2).MoveToOuterDisposeScope();
    }
}
