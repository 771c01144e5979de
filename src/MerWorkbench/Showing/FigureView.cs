using System.Text;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>Figures: alive, by the plotly.js that the page holds once; in a page to be committed as images.</summary>
internal sealed class FigureView : View<Figure>
{
    /// <inheritdoc/>
    public override string[] MimeTypes => NotebookPage.Current.IsStatic ? [PngType, PlainType] : [HtmlType, PlainType];

    /// <summary>The figure as HTML.</summary>
    public static string HtmlOf(Figure figure) => NotebookPage.Current.Plotly() + FigurePage.Embedded(figure);

    /// <inheritdoc/>
    protected override string Text(Figure value) =>
        $"Figure: {value.Description}{Names(value)}";

    /// <inheritdoc/>
    protected override string? Html(Figure value) => HtmlOf(value);

    /// <inheritdoc/>
    protected override string? Png(Figure value) => PngOf(value);

    /// <summary>The figure as an image, in base64.</summary>
    public static string PngOf(Figure figure) => Convert.ToBase64String(NotebookPage.Current.Drawer.ToPng(figure, ImageScale));

    private static string Names(Figure figure)
    {
        string[] names = [.. figure.Traces.Select(trace => trace.Name).OfType<string>().Distinct()];
        return names.Length == 0 ? "" : new StringBuilder(" (").AppendJoin(", ", names).Append(')').ToString();
    }
}
