using System.Globalization;
using System.Net;
using System.Text;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>A small drawing made here, without a browser: instant, and the same bytes each time.</summary>
internal sealed class Svg(double width, double height)
{
    private readonly StringBuilder body = new();

    /// <summary>How wide it is, in pixels.</summary>
    public double Width => width;

    /// <summary>How high it is, in pixels.</summary>
    public double Height => height;

    /// <summary>A number as drawings need it: to a tenth of a pixel.</summary>
    public static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A straight line.</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string color = Palette.Ink, double thickness = 1)
    {
        body.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}\" stroke=\"{color}\" stroke-width=\"{thickness}\"/>\n");
        return this;
    }

    /// <summary>An area, by the path around it.</summary>
    public Svg Area(string path, string color)
    {
        body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{color}\"/>\n");
        return this;
    }

    /// <summary>A point.</summary>
    public Svg Dot(double x, double y, double radius, string color)
    {
        body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" fill=\"{color}\"/>\n");
        return this;
    }

    /// <summary>A text; <paramref name="anchor"/> is <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public Svg Text(double x, double y, string text, string anchor = "middle", string color = Palette.Ink, double turn = 0)
    {
        string turned = turn == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate({turn} {Number(x)} {Number(y)})\"");
        body.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\" fill=\"{color}\"{turned}>{WebUtility.HtmlEncode(text)}</text>\n");
        return this;
    }

    /// <summary>The whole drawing.</summary>
    /// <param name="title">What it shows, for those who cannot see it.</param>
    public string ToString(string title) => string.Create(CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" font-family=\"DejaVu Sans, Verdana, sans-serif\" font-size=\"11\"><title>{WebUtility.HtmlEncode(title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{body}</svg>");
}
