using MerWorkbench.Features;

namespace MerWorkbench.Learning;

/// <summary>One item to learn from: what models see and what listeners said.</summary>
/// <param name="Id">The track.</param>
/// <param name="Inputs">
/// Its features, a matrix for each feature set the corpus was built with, in that order: for Grekow's networks the pieces
/// <c>[pieces, bins]</c> and the whole clip <c>[1, bins]</c>.
/// </param>
/// <param name="Targets">
/// What is to be predicted, as the corpus's target lays it out: arousal and valence; one share a class; or, for labels over
/// time, arousal and valence at each time, <c>[times, 2]</c> in row-major order.
/// </param>
public sealed record Example(string Id, IReadOnlyList<FeatureMatrix> Inputs, IReadOnlyList<double> Targets);
