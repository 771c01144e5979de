namespace MerWorkbench.Datasets.Downloads;

/// <summary>How much an archive may hold: a small file made to fill the disk is stopped here.</summary>
/// <param name="Entries">The most files and folders.</param>
/// <param name="Bytes">The most bytes unpacked, counted as they are written and not as the archive says.</param>
public sealed record ArchiveLimits(int Entries, long Bytes)
{
    private const int MostEntries = 200_000;
    private const long MostGrowth = 50, Least = 100_000_000;

    /// <summary>
    /// The limits for an archive of a size: 200,000 entries, and the larger of 100 MB and 50 times its size.
    /// Sound hardly shrinks and tables of numbers to a fifth; what grows more than that is not data.
    /// </summary>
    public static ArchiveLimits For(long archiveBytes) => new(MostEntries, Math.Max(Least, MostGrowth * archiveBytes));
}
