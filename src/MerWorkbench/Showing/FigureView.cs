using System.Runtime.CompilerServices;
using System.Text;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>Figures: alive, by the plotly.js that the page holds once; in a page to be committed as SVG, or as PNG where that would be large.</summary>
internal sealed class FigureView : View<Figure>
{
    /// <summary>The longest SVG, in characters; a heat map of a song would be more.</summary>
    public const int MostSvg = 150_000;

    // Whether a PNG is wanted depends on the SVG, which is drawn once.
    private static readonly ConditionalWeakTable<Figure, string> Drawn = [];

    /// <inheritdoc/>
    public override string[] MimeTypes => NotebookPage.Current.IsStatic ? [SvgType, PngType, PlainType] : [HtmlType, PlainType];

    /// <summary>The figure as HTML.</summary>
    public static string HtmlOf(Figure figure) => NotebookPage.Current.Plotly() + FigurePage.Embedded(figure);

    /// <inheritdoc/>
    protected override string Text(Figure value) =>
        $"Figure: {value.Description}{Names(value)}";

    /// <inheritdoc/>
    protected override string? Html(Figure value) => HtmlOf(value);

    /// <inheritdoc/>
    protected override string? Svg(Figure value) => SvgOf(value);

    /// <inheritdoc/>
    protected override string? Png(Figure value) => PngOf(value);

    /// <summary>The figure as SVG, or null where that would be large.</summary>
    public static string? SvgOf(Figure figure) => DrawnOf(figure) is { Length: <= MostSvg } svg ? svg : null;

    /// <summary>The figure as PNG in base64 where its SVG would be large; else null.</summary>
    public static string? PngOf(Figure figure) =>
        DrawnOf(figure).Length > MostSvg ? Convert.ToBase64String(NotebookPage.Current.Drawer.ToPng(figure)) : null;

    private static string DrawnOf(Figure figure) => Drawn.GetValue(figure, static figure => NotebookPage.Current.Drawer.ToSvg(figure));

    private static string Names(Figure figure)
    {
        string[] names = [.. figure.Traces.Select(trace => trace.Name).OfType<string>().Distinct()];
        return names.Length == 0 ? "" : new StringBuilder(" (").AppendJoin(", ", names).Append(')').ToString();
    }
}
