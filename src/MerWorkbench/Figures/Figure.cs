using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// A figure as plotly describes it: traces and a layout, with a theme and a size on paper.
/// The same figure gives the same JSON, HTML, SVG, PNG and PDF, byte for byte.
/// </summary>
[TypeFormatterSource("FigureView")]
public sealed record Figure
{
    /// <summary>A figure in one column, 66 mm high, in <see cref="Theme.Paper"/>.</summary>
    /// <param name="traces">What is drawn, the first at the bottom.</param>
    public Figure(params IEnumerable<Trace> traces) => Traces = [.. traces];

    /// <summary>What is drawn, the first at the bottom.</summary>
    public IReadOnlyList<Trace> Traces { get; init; }

    /// <summary>Axes, legend and notes.</summary>
    public Layout Layout { get; init; } = new();

    /// <summary>The size on paper.</summary>
    public FigureSize Size { get; init; } = FigureSize.InOneColumn(66);

    /// <summary>The look.</summary>
    public Theme Theme { get; init; } = Theme.Paper;

    /// <summary>What the figure shows, in a sentence: the page's title and the text for those who cannot see it.</summary>
    public string Description { get; init; } = "Figure";

    /// <summary>The figure as plotly reads it: one object with <c>data</c> and <c>layout</c>, on one line.</summary>
    public string ToJson() => PlotlyJson.Of(this);

    /// <summary>The figure as one page that needs no network: plotly itself is inside (1.5 MB).</summary>
    public string ToHtml() => FigurePage.Interactive(this);

    /// <summary>
    /// Writes the figure; the ending of the name says how: <c>.html</c> (interactive), <c>.svg</c> (vector graphics, texts as text),
    /// <c>.png</c> (300 dots an inch) or <c>.pdf</c> (one page of the figure's size, fonts inside).
    /// Several figures are written faster by <see cref="FigureExport.WriteAll"/>.
    /// </summary>
    /// <param name="path">Where to; the folder is made when missing.</param>
    /// <exception cref="MerException">The ending is none of these, chromium is missing, or it could not draw the figure; nothing is written.</exception>
    public void Write(string path) => FigureExport.WriteAll([new(this, path)]);
}
