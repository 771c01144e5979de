namespace MerWorkbench.Figures;

/// <summary>The spread of values as a box: quartiles, median and whiskers of 1.5 times the box. One box for each category of <see cref="X"/>.</summary>
public sealed record Box : Trace
{
    /// <summary>The category of each value; null for a single box.</summary>
    public PlotValues? X { get; init; }

    /// <summary>The values.</summary>
    public required PlotValues Y { get; init; }

    /// <summary>Which values are also drawn as points: <c>outliers</c> (the default), <c>all</c>.</summary>
    public string? BoxPoints { get; init; }

    /// <summary>How the points look.</summary>
    public Marker? Marker { get; init; }

    /// <summary>How the box's lines look.</summary>
    public Line? Line { get; init; }
}
