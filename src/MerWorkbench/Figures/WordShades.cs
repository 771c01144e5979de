using System.Globalization;
using System.Net;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// Texts whose words are shaded by what a model looked at: the darker, the more. In each text the greatest weight has the full shade; a word's
/// own weight stands in its tooltip. Drawn without a browser, the same bytes each time.
/// </summary>
[TypeFormatterSource("WordShadesView")]
public sealed class WordShades
{
    // The widths of a fixed-width font at 12 pixels.
    private const double CharacterWidth = 7.25, LineHeight = 20, Margin = 10;

    private const int LineLength = 84;

    /// <summary>States texts.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="texts">At least one.</param>
    /// <exception cref="ArgumentException">There is no text, a word lies outside its text or overlaps another, or a weight is no number of 0 or more.</exception>
    public WordShades(string title, IReadOnlyList<ShadedText> texts)
    {
        if (texts.Count == 0)
            throw new ArgumentException("There is no text to shade.", nameof(texts));
        foreach (ShadedText text in texts)
        {
            int end = 0;
            foreach ((int start, int next, double weight) in text.Words)
            {
                if (start < end || next < start || next > text.Text.Length || !(weight >= 0) || double.IsInfinity(weight))
                    throw new ArgumentException(FormattableString.Invariant($"The word at {start} to {next} with weight {weight} does not fit into '{text.Text}'."), nameof(texts));
                end = next;
            }
        }
        (Title, Texts) = (title, texts);
    }

    /// <summary>What is shown.</summary>
    public string Title { get; }

    /// <summary>The texts.</summary>
    public IReadOnlyList<ShadedText> Texts { get; }

    /// <summary>As a piece of a page: a paragraph a text.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<div style=\"font-family:sans-serif;max-width:60em\"><b>{Encode(Title)}</b>");
        foreach (ShadedText text in Texts)
        {
            html.Append($"<p style=\"margin:0.6em 0\"><span style=\"color:#555;font-size:85%\">{Encode(text.Title)}</span><br>");
            double most = Most(text);
            int at = 0;
            foreach ((int start, int end, double weight) in text.Words)
            {
                html.Append(Lines(text.Text[at..start]));
                html.Append(CultureInfo.InvariantCulture, $"<span title=\"{weight:0.000}\" style=\"{Style(weight / most)};border-radius:2px\">{Lines(text.Text[start..end])}</span>");
                at = end;
            }
            html.Append(Lines(text.Text[at..])).Append("</p>");
        }
        return html.Append("</div>").ToString();

        static string Lines(string part) => Encode(part).Replace("\n", "<br>", StringComparison.Ordinal);
        static string Style(double share) => string.Create(CultureInfo.InvariantCulture, $"background:rgba(0,114,178,{share:0.00}){(share > 0.6 ? ";color:#fff" : "")}");
    }

    /// <summary>As a page of its own.</summary>
    public string ToPage() => $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Encode(Title)}</title></head><body>\n{ToHtml()}\n</body></html>\n";

    /// <summary>As a drawing.</summary>
    public string ToSvg() => Draw().Svg;

    /// <summary>The drawing and its size in pixels.</summary>
    internal (string Svg, double Width, double Height) Draw()
    {
        var body = new StringBuilder();
        double y = Margin + LineHeight;
        Heading(Title, $"fill=\"{Palette.Ink}\" font-weight=\"bold\"");
        y += LineHeight * 1.5;
        foreach (ShadedText text in Texts)
        {
            Heading(text.Title, "fill=\"#555\"");
            y += LineHeight;
            double most = Most(text);
            int column = 0, at = 0;
            foreach ((int start, int end, double weight) in text.Words)
            {
                string gap = text.Text[at..start], word = text.Text[start..end];
                (at, column) = (end, column == 0 ? 0 : column + Length(gap));
                if (gap.Contains('\n') || (column > 0 && column + Length(word) > LineLength))
                    (column, y) = (0, y + LineHeight);
                double x = Margin + (column * CharacterWidth), width = Length(word) * CharacterWidth, share = weight / most;
                body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y - 13:0.##}\" width=\"{width:0.##}\" height=\"17\" rx=\"2\" fill=\"{Palette.Blue}\" fill-opacity=\"{share:0.00}\"/>");
                body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" textLength=\"{width:0.##}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{(share > 0.6 ? "white" : Palette.Ink)}\">{Encode(word)}</text>\n");
                column += Length(word);
            }
            y += LineHeight * 1.5;
        }
        double wide = (2 * Margin) + (LineLength * CharacterWidth);
        string svg = string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{y:0.##}\" viewBox=\"0 0 {wide} {y:0.##}\" role=\"img\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"12\"><title>{Encode(Title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{body}</svg>\n");
        return (svg, wide, Math.Round(y, 2));

        void Heading(string words, string look)
        {
            string line = "";
            foreach (string word in words.Split(' '))
            {
                if (line.Length > 0 && Length(line) + 1 + Length(word) > LineLength)
                {
                    Line(line);
                    (line, y) = ("", y + LineHeight);
                }
                line = line.Length == 0 ? word : $"{line} {word}";
            }
            Line(line);

            void Line(string text) => body.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{Margin}\" y=\"{y:0.##}\" {look} font-size=\"11\" font-family=\"DejaVu Sans, Verdana, sans-serif\">{Encode(text)}</text>\n");
        }
    }

    private static double Most(ShadedText text) => Math.Max(text.Words.Select(word => word.Weight).DefaultIfEmpty().Max(), 1e-12);

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
