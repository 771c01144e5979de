namespace MerWorkbench.Datasets;

/// <summary>What a split keeps together on one side.</summary>
public enum Group
{
    /// <summary>All clips of a song.</summary>
    Song,

    /// <summary>All clips by an artist where the artist is known, else of a song.</summary>
    Artist,
}
