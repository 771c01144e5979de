using System.Collections.Immutable;
using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>The scores of all sources in a stretch of a song.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Sources">The scores, in the order of the references.</param>
/// <param name="Permutation">Which estimate was taken for each reference; empty in a window that has no scores.</param>
public sealed record WindowScores(Seconds Start, ImmutableArray<SourceScores> Sources, ImmutableArray<int> Permutation);
