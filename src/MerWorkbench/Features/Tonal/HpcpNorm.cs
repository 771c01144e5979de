namespace MerWorkbench.Features.Tonal;

/// <summary>What a pitch class profile is divided by.</summary>
public enum HpcpNorm
{
    /// <summary>Nothing: sums of squared magnitudes.</summary>
    None,

    /// <summary>Its largest value.</summary>
    UnitMax,

    /// <summary>The sum of its values.</summary>
    UnitSum,
}
