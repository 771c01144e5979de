using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch;

/// <summary>A layer that compares predictions with the truth.</summary>
/// <typeparam name="T1">Predictions.</typeparam>
/// <typeparam name="T2">Truth.</typeparam>
/// <typeparam name="TResult">The loss.</typeparam>
/// <param name="reduction">What becomes of the elements' losses.</param>
public abstract class Loss<T1, T2, TResult>(nn.Reduction reduction = nn.Reduction.Mean) : nn.Module<T1, T2, TResult>("Loss")
{
    /// <summary>What becomes of the elements' losses.</summary>
    public nn.Reduction reduction { get; } = reduction;
}
