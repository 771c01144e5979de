namespace MerWorkbench.Figures;

/// <summary>One axis of a figure.</summary>
public sealed record Axis
{
    /// <summary>What it shows, with the unit or scale.</summary>
    public Title? Title { get; init; }

    /// <summary>Its two ends; the data's by default.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>The part of the figure it takes, from 0 to 1: left and right, or bottom and top.</summary>
    public IReadOnlyList<double>? Domain { get; init; }

    /// <summary>The axis it stands on: <c>x2</c>, <c>y3</c>.</summary>
    public string? Anchor { get; init; }

    /// <summary>The axis whose scale it keeps, so that one unit is as long on both.</summary>
    public string? ScaleAnchor { get; init; }

    /// <summary>How <see cref="ScaleAnchor"/> is kept: <c>domain</c> shrinks the panel and leaves the range alone.</summary>
    public string? Constrain { get; init; }

    /// <summary><c>category</c> where values are names even if they look like numbers; found from the data by default.</summary>
    public string? Type { get; init; }

    /// <summary><c>reversed</c> to list categories from the top down.</summary>
    public string? AutoRange { get; init; }

    /// <summary>The distance between ticks.</summary>
    public double? DTick { get; init; }

    /// <summary>Where ticks are, when not at even distances.</summary>
    public IReadOnlyList<double>? TickVals { get; init; }

    /// <summary>What stands at <see cref="TickVals"/>.</summary>
    public IReadOnlyList<string>? TickText { get; init; }

    /// <summary>The format of tick labels, as d3 writes it: <c>.1f</c>.</summary>
    public string? TickFormat { get; init; }

    /// <summary>How far tick labels are turned, in degrees clockwise; as far as they must, by default.</summary>
    public double? TickAngle { get; init; }

    /// <summary>The font of tick labels.</summary>
    public Font? TickFont { get; init; }

    /// <summary>Where ticks are drawn: <c>outside</c>, <c>inside</c> or empty for none.</summary>
    public string? Ticks { get; init; }

    /// <summary>The length of ticks in pixels.</summary>
    public double? TickLen { get; init; }

    /// <summary>The width of ticks in pixels.</summary>
    public double? TickWidth { get; init; }

    /// <summary>The colour of ticks.</summary>
    public string? TickColor { get; init; }

    /// <summary>Whether grid lines are drawn.</summary>
    public bool? ShowGrid { get; init; }

    /// <summary>The colour of grid lines.</summary>
    public string? GridColor { get; init; }

    /// <summary>The width of grid lines in pixels.</summary>
    public double? GridWidth { get; init; }

    /// <summary>Whether the line at zero is drawn.</summary>
    public bool? ZeroLine { get; init; }

    /// <summary>The colour of the line at zero.</summary>
    public string? ZeroLineColor { get; init; }

    /// <summary>The width of the line at zero in pixels.</summary>
    public double? ZeroLineWidth { get; init; }

    /// <summary>Whether the line along the panel is drawn.</summary>
    public bool? ShowLine { get; init; }

    /// <summary>The colour of the line along the panel.</summary>
    public string? LineColor { get; init; }

    /// <summary>The width of the line along the panel in pixels.</summary>
    public double? LineWidth { get; init; }

    /// <summary>Whether that line is repeated on the other side, which makes a frame.</summary>
    public bool? Mirror { get; init; }

    /// <summary>Whether the margin grows to fit the labels.</summary>
    public bool? AutoMargin { get; init; }
}
