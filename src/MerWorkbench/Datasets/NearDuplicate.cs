using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>Two tracks that share a stretch of one recording.</summary>
/// <param name="First">The id of the one.</param>
/// <param name="Second">The id of the other.</param>
/// <param name="ErrorRate">The share of fingerprint bits that differ: 0 for the same file, about 0.5 for different recordings.</param>
/// <param name="Shift">Where in the first the second begins; negative where it begins earlier.</param>
/// <param name="Overlap">How long the shared stretch is.</param>
public sealed record NearDuplicate(string First, string Second, double ErrorRate, Seconds Shift, Seconds Overlap);
