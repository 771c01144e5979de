namespace MerWorkbench.Figures;

/// <summary>The bar that explains the colours of a <see cref="Heatmap"/>.</summary>
/// <param name="Title">What the colours stand for, with its unit.</param>
public sealed record ColorBar(Title? Title = null)
{
    /// <summary>The font of the bar's tick labels; the theme's by default.</summary>
    public Font? TickFont { get; init; }

    /// <summary>How wide the bar is, in pixels.</summary>
    public double? Thickness { get; init; }
}
