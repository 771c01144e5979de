using System.Xml.Linq;
using MerWorkbench.Figures;
using MerWorkbench.Tests.Showing;

namespace MerWorkbench.Tests.Figures;

public sealed class WordShadesTests
{
    private static WordShades Of(string text, params (int, int, double)[] words) => new("What it <looks> at", [new("sadness", text, words)]);

    [Fact]
    public void The_text_is_whole_and_escaped_and_the_heaviest_word_darkest()
    {
        WordShades shades = Of("so <b>blue</b> & “naïve”\n😭", (0, 2, 0.1), (6, 10, 0.6), (17, 24, 0.3));
        string html = shades.ToHtml();
        Assert.Contains("so</span> &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("title=\"0.600\" style=\"background:rgba(0,114,178,1.00);color:#fff", html, StringComparison.Ordinal);
        Assert.Contains("rgba(0,114,178,0.50)", html, StringComparison.Ordinal);
        Assert.Contains("“naïve”".Replace("ï", "&#239;"), html, StringComparison.Ordinal);
        XDocument drawing = XDocument.Parse(shades.ToSvg());
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(["What it <looks> at", "sadness", "so", "blue", "“naïve”"], drawing.Descendants(svg + "text").Select(text => text.Value));
        Assert.Equal(["0.17", "1.00", "0.50"], drawing.Descendants(svg + "rect").Skip(1).Select(shade => shade.Attribute("fill-opacity")!.Value));
    }

    [Fact]
    public void Where_styles_are_taken_off_the_shades_come_as_a_picture()
    {
        WordShades shades = Of("so blue", (0, 2, 0.1), (3, 7, 0.6));
        Assert.Equal(["text/html", "text/plain"], Shown.Alive(shades).Keys);
        Dictionary<string, string> still = Shown.Static(shades);
        Assert.Equal(["image/png", "text/plain"], still.Keys);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(still["image/png"])[..4]);
        Assert.Contains("blue (0.60)", still["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_is_broken_between_words_within_the_drawing()
    {
        string text = string.Join(' ', Enumerable.Repeat("word", 60));
        XDocument drawing = XDocument.Parse(Of(text, [.. Enumerable.Range(0, 60).Select(i => (i * 5, (i * 5) + 4, 1.0))]).ToSvg());
        XNamespace svg = "http://www.w3.org/2000/svg";
        double width = double.Parse(drawing.Root!.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        double[] ends = [.. drawing.Descendants(svg + "rect").Skip(1).Select(rect => Number(rect, "x") + Number(rect, "width"))];
        Assert.Equal(60, ends.Length);
        Assert.All(ends, end => Assert.InRange(end, 0, width));
        Assert.True(drawing.Descendants(svg + "rect").Skip(1).Select(rect => Number(rect, "y")).Distinct().Count() == 4);

        static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_long_heading_is_broken_between_words_and_kept_whole()
    {
        string heading = "What fasttext/bilstm-attention looks at in texts that were tested, of each emotion the surest (synthetic data)";
        XDocument drawing = XDocument.Parse(new WordShades(heading, [new("sadness", "so blue", [(0, 2, 0.1), (3, 7, 0.6)])]).ToSvg());
        XNamespace svg = "http://www.w3.org/2000/svg";
        XElement[] lines = [.. drawing.Descendants(svg + "text").TakeWhile(text => text.Value != "sadness")];
        Assert.Equal(heading, string.Join(' ', lines.Select(line => line.Value)));
        Assert.Equal(2, lines.Select(line => line.Attribute("y")!.Value).Distinct().Count());
        Assert.All(lines, line => Assert.InRange(line.Value.Length, 1, 84));
    }

    [Fact]
    public void Words_outside_the_text_and_weights_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Of("blue", (0, 5, 1)));
        Assert.Throws<ArgumentException>(() => Of("so blue", (3, 7, 1), (0, 2, 1)));
        Assert.Throws<ArgumentException>(() => Of("blue", (0, 4, double.NaN)));
        Assert.Throws<ArgumentException>(() => new WordShades("nothing", []));
    }
}
