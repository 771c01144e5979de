namespace MerWorkbench.Figures;

/// <summary>A line or an area placed in a figure.</summary>
/// <param name="Type"><c>line</c>, <c>rect</c> or <c>circle</c>.</param>
/// <param name="X0">One end, horizontally.</param>
/// <param name="Y0">One end, vertically.</param>
/// <param name="X1">The other end, horizontally.</param>
/// <param name="Y1">The other end, vertically.</param>
public sealed record Shape(string Type, double X0, double Y0, double X1, double Y1)
{
    /// <summary>What the horizontal positions count in, as in <see cref="Annotation.XRef"/>.</summary>
    public string XRef { get; init; } = "x";

    /// <summary>What the vertical positions count in, as in <see cref="Annotation.YRef"/>.</summary>
    public string YRef { get; init; } = "y";

    /// <summary>How the outline looks.</summary>
    public Line? Line { get; init; }

    /// <summary>The colour inside.</summary>
    public string? FillColor { get; init; }

    /// <summary><c>above</c> the traces (the default) or <c>below</c> them.</summary>
    public string? Layer { get; init; }
}
