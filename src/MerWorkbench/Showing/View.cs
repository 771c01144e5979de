using System.Net;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Showing;

/// <summary>How a notebook shows values of a type, named by the type's <see cref="TypeFormatterSourceAttribute"/>.</summary>
/// <remarks>
/// Pictures of documents to be committed are PNG: nbconvert 6.5 lets only a few of SVG's elements through, so that an SVG loses its lines
/// there, and previews on the web strip it from HTML.
/// </remarks>
internal abstract class View<T> : IFormatterSource
{
    protected const string PlainType = "text/plain", HtmlType = "text/html", PngType = "image/png";

    /// <summary>How many dots an image has for a pixel of the figure: sharp, and not much larger on a page than the figure itself.</summary>
    protected const double ImageScale = 1.5;

    /// <inheritdoc/>
    public virtual string[] MimeTypes => [HtmlType, PlainType];

    /// <summary>The value as text.</summary>
    protected abstract string Text(T value);

    /// <summary>The value as HTML, or null.</summary>
    protected virtual string? Html(T value) => null;

    /// <summary>The value as PNG in base64, or null.</summary>
    protected virtual string? Png(T value) => null;

    /// <summary>What stands in the row of a table of such values: the columns' names and their content.</summary>
    public virtual IEnumerable<KeyValuePair<string, object?>> Row(object value) => [new(typeof(T).Name, Text((T)value))];

    /// <summary>A drawing made here as an image, in base64.</summary>
    protected static string Image(Svg drawing, string title) => Image(drawing.ToString(title), drawing.Width, drawing.Height);

    /// <summary>An SVG made here as an image, in base64.</summary>
    protected static string Image(string svg, double width, double height) =>
        Convert.ToBase64String(NotebookPage.Current.Drawer.ToPng(svg, width, height, ImageScale));

    /// <summary>One formatter a form; called by kernels, by its name.</summary>
    public IEnumerable<ViewFormatter> CreateTypeFormatters() =>
    [
        new(HtmlType, value => Html((T)value)),
        new(PngType, value => Png((T)value)),
        new(PlainType, value => Text((T)value)),
    ];

    /// <summary>Text as HTML shows it.</summary>
    protected static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>Named facts as a table; those that are null are left out.</summary>
    protected static string FactTable(IEnumerable<(string Name, string? Fact)> facts)
    {
        var html = new StringBuilder("<table style=\"text-align:left\">");
        foreach (var (name, fact) in facts)
            if (fact is not null)
                html.Append("\n<tr><th style=\"text-align:left;vertical-align:top\">").Append(Encode(name))
                    .Append("</th><td style=\"text-align:left\">").Append(Encode(fact)).Append("</td></tr>");
        return html.Append("</table>").ToString();
    }

    /// <summary>Named facts as lines.</summary>
    protected static string FactLines(IEnumerable<(string Name, string? Fact)> facts) =>
        string.Join('\n', facts.Where(fact => fact.Fact is not null).Select(fact => $"{fact.Name}: {fact.Fact}"));
}
