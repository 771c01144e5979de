namespace MerWorkbench.Figures;

/// <summary>Where the list of traces stands. Positions run from 0 to 1 inside the margins, left to right and bottom to top.</summary>
public sealed record Legend
{
    /// <summary><c>v</c> for a column (the default), <c>h</c> for a row.</summary>
    public string? Orientation { get; init; }

    /// <summary>The horizontal position.</summary>
    public double? X { get; init; }

    /// <summary>Which part of the legend stands there: <c>left</c>, <c>center</c>, <c>right</c>.</summary>
    public string? XAnchor { get; init; }

    /// <summary>The vertical position.</summary>
    public double? Y { get; init; }

    /// <summary>Which part of the legend stands there: <c>bottom</c>, <c>middle</c>, <c>top</c>.</summary>
    public string? YAnchor { get; init; }

    /// <summary>The font; the theme's by default.</summary>
    public Font? Font { get; init; }

    /// <summary>The space between groups of traces, in pixels.</summary>
    public double? TraceGroupGap { get; init; }

    /// <summary>The background colour.</summary>
    public string? BgColor { get; init; }
}
