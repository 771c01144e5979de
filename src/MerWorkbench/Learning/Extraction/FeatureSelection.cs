namespace MerWorkbench.Learning.Extraction;

/// <summary>Which columns a classifier sees of those there are.</summary>
public enum FeatureSelection
{
    /// <summary>All.</summary>
    None,

    /// <summary>Those that CFS selects on the fold's training part; all where it selects none.</summary>
    Cfs,

    /// <summary>Optimistic: those that CFS selects on all songs, those to be tested too, as published works may have done.</summary>
    CfsOnAll,
}
