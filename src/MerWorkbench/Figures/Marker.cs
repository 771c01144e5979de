namespace MerWorkbench.Figures;

/// <summary>How the points of a <see cref="Scatter"/>, the bars of a <see cref="Bar"/> or the outliers of a <see cref="Box"/> look.</summary>
/// <param name="Color">The colour, as CSS writes it.</param>
public sealed record Marker(string? Color = null)
{
    /// <summary>The diameter of a point in pixels (96 to the inch).</summary>
    public double? Size { get; init; }

    /// <summary>The shape of a point by plotly's name: <c>circle</c>, <c>circle-open</c>, <c>square</c>, <c>diamond</c>, <c>triangle-up</c>, ...</summary>
    public string? Symbol { get; init; }

    /// <summary>From 0 (clear) to 1 (solid, the default).</summary>
    public double? Opacity { get; init; }

    /// <summary>The outline.</summary>
    public Line? Line { get; init; }
}
