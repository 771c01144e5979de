namespace MerWorkbench.Learning;

/// <summary>One pass over the training part. A regressor's losses are mean squared errors on standardised labels, where 1 is as good as predicting the mean; a classifier's are cross-entropies.</summary>
/// <param name="Network">Which network, where a fold trains several: the axis or <c>joint</c>.</param>
/// <param name="Epoch">The pass, from 1.</param>
/// <param name="TrainLoss">The mean loss over the training part, with dropout on, while the weights changed.</param>
/// <param name="ValidationLoss">The loss on the validation part after the pass; null where there is none.</param>
public sealed record EpochRecord(string Network, int Epoch, double TrainLoss, double? ValidationLoss);
