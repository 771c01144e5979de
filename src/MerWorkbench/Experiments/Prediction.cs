using MerWorkbench.Datasets;

namespace MerWorkbench.Experiments;

/// <summary>What a learner predicted for a track, as its target lays it out.</summary>
/// <param name="Track">The track.</param>
/// <param name="Fold">The fold that tested it.</param>
/// <param name="Values">The prediction.</param>
internal sealed record Prediction(Track Track, int Fold, IReadOnlyList<double> Values);
