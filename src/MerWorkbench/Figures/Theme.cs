namespace MerWorkbench.Figures;

/// <summary>The look that all figures share. A figure's own settings come before it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Defaults">The settings; those of its first axes hold for all axes.</param>
public sealed record Theme(string Name, Layout Defaults)
{
    /// <summary>
    /// For print: white, no title, the colours of <see cref="Palette.OkabeIto"/>, DejaVu Sans at 8 points and tick labels at 7,
    /// which stay legible at the figure's own size.
    /// </summary>
    public static Theme Paper { get; } = Make("paper", textPoints: 8, tickPoints: 7);

    /// <summary>For a screen or a slide: the same colours with text of 11 points.</summary>
    public static Theme Screen { get; } = Make("screen", textPoints: 11, tickPoints: 10);

    private static Theme Make(string name, double textPoints, double tickPoints)
    {
        var axis = new Axis
        {
            ShowLine = true,
            Mirror = true,
            LineColor = Palette.Ink,
            LineWidth = 0.75,
            Ticks = "outside",
            TickLen = 3,
            TickWidth = 0.75,
            TickColor = Palette.Ink,
            TickFont = Font.Points(tickPoints),
            GridColor = Palette.Faint,
            GridWidth = 0.5,
            ZeroLine = false,
            AutoMargin = true,
            Title = new("") { Standoff = 5, Font = Font.Points(textPoints) },
        };
        return new(name, new Layout
        {
            Font = Font.Points(textPoints, Palette.Ink, "DejaVu Sans, Verdana, sans-serif"),
            ColorWay = Palette.OkabeIto,
            PaperColor = "white",
            PlotColor = "white",
            XAxis = axis,
            YAxis = axis,
            Margin = new(6, 6, 6, 6),
            Legend = new() { Font = Font.Points(tickPoints), BgColor = "rgba(255,255,255,0)" },
        });
    }
}
