using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>Says in time, or at least clearly, that a disk is too small.</summary>
internal static class DiskSpace
{
    // ENOSPC and EDQUOT; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
    private static readonly int[] FullCodes = [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Whether a fault is that the disk, or the person's share of it, is full.</summary>
    public static bool IsFull(IOException fault) => FullCodes.Contains(fault.HResult);

    /// <summary>Refuses to begin what cannot end.</summary>
    /// <exception cref="MerException">There is less room than needed.</exception>
    public static void Require(string folder, long bytes, string forWhat)
    {
        long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < bytes)
            throw new MerException($"The disk is too full: {forWhat} needs {new ByteCount(bytes)} more, {new ByteCount(free)} are free.", folder,
                "Make room, or name a folder on another disk; the same command goes on from here.");
    }

    /// <summary>What is said when the disk fills up at work.</summary>
    public static MerException Full(string path, long bytes, string forWhat, IOException cause) =>
        new($"The disk is full: {forWhat} needs {(bytes > 0 ? new ByteCount(bytes).ToString() : "an unknown amount")} more.", path,
            "Make room, or name a folder on another disk; the same command goes on from here.", cause);
}
