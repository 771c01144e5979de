namespace MerWorkbench.Datasets;

/// <summary>What checking found of one track's sound.</summary>
/// <param name="Id">The track.</param>
/// <param name="Path">Where its sound should be.</param>
/// <param name="Status">Its state.</param>
/// <param name="Detail">What is wrong with it, or null where nothing is.</param>
public sealed record TrackReport(string Id, string Path, TrackStatus Status, string? Detail = null);
