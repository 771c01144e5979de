using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>A group that is dealt out whole.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tracks">How many tracks it has of each stratum.</param>
internal sealed record GroupCount(string Name, ImmutableArray<int> Tracks)
{
    /// <summary>How many tracks it has.</summary>
    public int Size { get; } = Tracks.Sum();
}
