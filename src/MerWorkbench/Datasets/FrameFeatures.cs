using System.Collections.Immutable;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>Features over time that a release gives for one of its tracks.</summary>
/// <param name="Id">The track.</param>
/// <param name="Columns">The features' names, as the release has them.</param>
/// <param name="Times">The moment each row describes, from the beginning of the clip, rising, <c>[frames]</c>.</param>
/// <param name="Values">All values, row after row, all finite, <c>[frames, columns]</c>.</param>
public sealed record FrameFeatures(string Id, ImmutableArray<string> Columns, ImmutableArray<Seconds> Times, ImmutableArray<float> Values)
{
    /// <summary>One row, <c>[columns]</c>.</summary>
    /// <param name="frame">Its number from 0.</param>
    public ReadOnlySpan<float> Row(int frame) => Values.AsSpan().Slice(frame * Columns.Length, Columns.Length);
}
