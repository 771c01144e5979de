namespace MerWorkbench.Figures;

/// <summary>What a theme says of traces: colour bars are labelled as axes are.</summary>
/// <param name="Heatmap">Of the first, and so of every heat map.</param>
internal sealed record TraceDefaults(IReadOnlyList<TraceDefaults.OfHeatmap> Heatmap)
{
    /// <summary>The settings of heat maps.</summary>
    internal sealed record OfHeatmap(ColorBar ColorBar);

    /// <summary>The fonts of a theme's axes for the colour bars of a figure; null where it has none.</summary>
    public static TraceDefaults? Of(Figure figure) => figure.Traces.OfType<Heatmap>().Any() && figure.Theme.Defaults.XAxis is { } axis
        ? new([new(new(new Title("") { Font = axis.Title?.Font }) { TickFont = axis.TickFont })])
        : null;
}
