using MerWorkbench.Learning;

namespace MerWorkbench.Experiments;

/// <summary>A finished fold as it waits in the run folder for the others.</summary>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Ids">The tested tracks.</param>
/// <param name="Predictions">What was predicted for each.</param>
/// <param name="Epochs">The course of the training.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record FoldRecord(
    int Fold, IReadOnlyList<string> Ids, IReadOnlyList<double[]> Predictions, IReadOnlyList<EpochRecord> Epochs, double Seconds);
