using System.Collections.Immutable;
using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>The scores of a song's separation, window by window.</summary>
/// <param name="Windows">The windows, at least one.</param>
public sealed record SeparationScores(ImmutableArray<WindowScores> Windows)
{
    /// <summary>The scores of one source over the windows; not a number where a window has none.</summary>
    /// <param name="source">Its number in the order of the references.</param>
    /// <param name="kind">Which score.</param>
    public ImmutableArray<Decibels> Of(int source, ScoreKind kind) => [.. Windows.Select(window => window.Sources[source][kind])];

    /// <summary>The median over the windows that have scores; not a number where none has.</summary>
    /// <param name="source">Its number in the order of the references.</param>
    /// <param name="kind">Which score.</param>
    public Decibels Median(int source, ScoreKind kind) => ScoreSummary.MedianIn(Of(source, kind));
}
