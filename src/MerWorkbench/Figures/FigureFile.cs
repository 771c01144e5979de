using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>A figure and where it goes; the ending of the name says how: <c>.html</c>, <c>.svg</c>, <c>.png</c> or <c>.pdf</c>.</summary>
/// <param name="Figure">What to write.</param>
/// <param name="Path">Where to.</param>
public sealed record FigureFile(Figure Figure, string Path)
{
    internal FigureFormat Format => System.IO.Path.GetExtension(Path).ToLowerInvariant() switch
    {
        ".html" => FigureFormat.Html,
        ".svg" => FigureFormat.Svg,
        ".png" => FigureFormat.Png,
        ".pdf" => FigureFormat.Pdf,
        var other => throw new MerException($"A figure cannot be written as '{other}'.", Path, "Use .html, .svg, .png or .pdf."),
    };
}
