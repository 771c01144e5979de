using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>What checking a dataset's folder found.</summary>
/// <param name="Name">The dataset.</param>
/// <param name="Root">The folder.</param>
/// <param name="Items">How many tracks, texts or rows have sound labels.</param>
/// <param name="Tracks">Each track's sound; empty where the dataset has none.</param>
/// <param name="LabelFaults">All that is wrong in the label files.</param>
/// <param name="HasManifest">Whether the folder has a manifest; without one nobody can say that a file has changed.</param>
public sealed record DatasetReport(
    string Name, string Root, int Items, ImmutableArray<TrackReport> Tracks, ImmutableArray<LabelFault> LabelFaults, bool HasManifest)
{
    /// <summary>What was measured on the labels to show a known fault, a sentence each; empty where there is none to show.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>True where every label is sound and every track's sound is there and whole.</summary>
    public bool IsComplete => LabelFaults.IsEmpty && Items > 0 && Count(TrackStatus.Ok) == Tracks.Length;

    /// <summary>How many tracks are in a state.</summary>
    public int Count(TrackStatus status) => Tracks.Count(track => track.Status == status);

    /// <summary>One line: <c>emotify: 400 tracks, 399 ok, 1 missing, 0 changed, 0 unreadable; 0 label faults</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Tracks.Length} tracks, {Count(TrackStatus.Ok)} ok, {Count(TrackStatus.Missing)} missing, {Count(TrackStatus.Changed)} changed, {Count(TrackStatus.Unreadable)} unreadable; {LabelFaults.Length} label faults");
}
