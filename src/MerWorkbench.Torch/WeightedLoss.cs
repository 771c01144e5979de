using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch;

/// <summary>A loss in which classes or elements may count differently.</summary>
/// <typeparam name="T1">Predictions.</typeparam>
/// <typeparam name="T2">Truth.</typeparam>
/// <typeparam name="TResult">The loss.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>A loss with weights.</summary>
    /// <param name="weight">The weights; kept as a buffer, so that they follow the layer to its device.</param>
    /// <param name="reduction">What becomes of the elements' losses.</param>
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        this.weight = Keep(nameof(weight), weight);
    }

    /// <summary>The weights, or null where all count the same.</summary>
    public Tensor? weight { get; }

    private protected Tensor? Keep(string name, Tensor? given)
    {
        if (given is null) return null;
        var kept = given.detach();
        register_buffer(name, kept);
        return kept;
    }
}
