namespace MerWorkbench.Learning;

/// <summary>How far a training has come.</summary>
/// <param name="Epochs">The epochs done.</param>
/// <param name="Best">The best of them on the validation part.</param>
internal sealed record TrainingCourse(List<EpochRecord> Epochs, TrainingCourse.BestEpoch Best)
{
    /// <summary>The epoch of the least validation loss.</summary>
    /// <param name="Epoch">Its number; 0 before any was validated.</param>
    /// <param name="Loss">Its validation loss.</param>
    /// <param name="Weights">The network's weights after it.</param>
    public sealed record BestEpoch(int Epoch, double Loss, IReadOnlyList<NamedWeights> Weights);
}
