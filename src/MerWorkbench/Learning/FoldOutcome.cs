namespace MerWorkbench.Learning;

/// <summary>What a learner made of one fold.</summary>
/// <param name="Predictions">For each test example, in order, the prediction on each axis, on the labels' scale.</param>
/// <param name="Epochs">The course of the training; empty for models fitted in one step.</param>
/// <param name="Weights">The fitted parameters as named float32 arrays; empty for models that have none worth keeping.</param>
public sealed record FoldOutcome(
    IReadOnlyList<double[]> Predictions, IReadOnlyList<EpochRecord> Epochs, IReadOnlyList<NamedWeights> Weights);
