using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MerWorkbench.Figures;

/// <summary>The text of an SVG. A browser writes the attributes of an element in an order that depends on what it drew before; a figure must not.</summary>
internal static class SvgText
{
    /// <summary>The same drawing with the attributes of each element in the order of their names.</summary>
    public static string Ordered(string svg)
    {
        var drawing = XElement.Parse(svg, LoadOptions.PreserveWhitespace);
        foreach (XElement element in drawing.DescendantsAndSelf())
            element.ReplaceAttributes(element.Attributes().OrderBy(attribute => attribute.IsNamespaceDeclaration ? 0 : 1).ThenBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal).ToList());
        var text = new StringBuilder(svg.Length);
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
            drawing.Save(writer);
        return text.ToString();
    }
}
