using MerWorkbench.Features;

namespace MerWorkbench.Learning;

/// <summary>One item to learn from: what the model sees and what listeners said.</summary>
/// <param name="Id">The track.</param>
/// <param name="Sequence">Feature vectors of successive pieces, <c>[pieces, bins]</c>; at least one piece.</param>
/// <param name="Clip">The same features of the whole clip, <c>[1, bins]</c>, for models without memory.</param>
/// <param name="Targets">The label on each axis, on the dataset's scale.</param>
public sealed record Example(string Id, FeatureMatrix Sequence, FeatureMatrix Clip, IReadOnlyList<double> Targets);
