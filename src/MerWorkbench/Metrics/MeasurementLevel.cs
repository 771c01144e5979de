namespace MerWorkbench.Metrics;

/// <summary>What the distance between two ratings means, which decides how much a disagreement weighs.</summary>
public enum MeasurementLevel
{
    /// <summary>Classes without order: any two differ equally.</summary>
    Nominal,

    /// <summary>Ranks: two differ by how many ratings lie between them.</summary>
    Ordinal,

    /// <summary>Numbers with equal steps: two differ by the square of their difference.</summary>
    Interval,
}
