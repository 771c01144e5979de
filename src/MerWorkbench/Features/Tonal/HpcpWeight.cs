namespace MerWorkbench.Features.Tonal;

/// <summary>How a spectral peak is shared among the bins of a pitch class profile that its window covers.</summary>
public enum HpcpWeight
{
    /// <summary>All to the nearest bin (Fujishima 1999).</summary>
    None,

    /// <summary>By half a period of a cosine, 1 at the peak and 0 at the window's ends.</summary>
    Cosine,

    /// <summary>By the square of that cosine.</summary>
    SquaredCosine,
}
