namespace MerWorkbench.Datasets;

/// <summary>What a split spreads evenly over its parts, as far as whole groups allow.</summary>
public enum Strata
{
    /// <summary>Nothing but the number of tracks.</summary>
    None,

    /// <summary>The quadrants of the tracks' mean valence and arousal; at neutral counts as high.</summary>
    Quadrant,

    /// <summary>The tracks' classes.</summary>
    Class,
}
