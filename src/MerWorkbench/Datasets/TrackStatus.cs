namespace MerWorkbench.Datasets;

/// <summary>The state of a track's sound on disk.</summary>
public enum TrackStatus
{
    /// <summary>There, readable, and equal to the manifest where the folder has one.</summary>
    Ok,

    /// <summary>Not there.</summary>
    Missing,

    /// <summary>There, but its size or SHA-256 differs from the folder's manifest.</summary>
    Changed,

    /// <summary>There, but empty, locked, cut short or no sound file.</summary>
    Unreadable,
}
