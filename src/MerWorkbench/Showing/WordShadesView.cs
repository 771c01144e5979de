using System.Globalization;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>Texts with shaded words.</summary>
internal sealed class WordShadesView : View<WordShades>
{
    /// <summary>A preview on the web takes the shades off, so a static page has them as a picture.</summary>
    public override string[] MimeTypes => NotebookPage.Current.IsStatic ? [PngType, PlainType] : [HtmlType, PlainType];

    /// <inheritdoc/>
    protected override string Text(WordShades value) => $"{value.Title}\n{string.Join('\n', value.Texts.Select(text =>
        $"{text.Title}\n  {string.Join(' ', text.Words.Select(word => string.Create(CultureInfo.InvariantCulture, $"{text.Text[word.Start..word.End]} ({word.Weight:0.00})")))}"))}";

    /// <inheritdoc/>
    protected override string? Html(WordShades value) => value.ToHtml();

    /// <inheritdoc/>
    protected override string? Png(WordShades value)
    {
        var (svg, width, height) = value.Draw();
        return Image(svg, width, height);
    }
}
