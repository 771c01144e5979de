namespace MerWorkbench.Experiments;

/// <summary>One pass over the training part in one fold of a run.</summary>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Network">Which network, where a fold trains several.</param>
/// <param name="Epoch">The pass, from 1.</param>
/// <param name="TrainLoss">The mean loss over the training part, with dropout on, while the weights changed.</param>
/// <param name="ValidationLoss">The loss on the validation part after the pass; null where there is none.</param>
public sealed record TrainedEpoch(int Fold, string Network, int Epoch, double TrainLoss, double? ValidationLoss);
