namespace MerWorkbench.Experiments;

/// <summary>How surely a value stands in its paper.</summary>
public enum Confidence
{
    /// <summary>Read in the paper itself.</summary>
    Seen,

    /// <summary>Read in a source that copied it from the paper.</summary>
    SecondHand,

    /// <summary>Deduced from what the paper says.</summary>
    Inferred,
}
