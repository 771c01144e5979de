using System.Globalization;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>Texts with shaded words.</summary>
internal sealed class WordShadesView : View<WordShades>
{
    /// <inheritdoc/>
    protected override string Text(WordShades value) => $"{value.Title}\n{string.Join('\n', value.Texts.Select(text =>
        $"{text.Title}\n  {string.Join(' ', text.Words.Select(word => string.Create(CultureInfo.InvariantCulture, $"{text.Text[word.Start..word.End]} ({word.Weight:0.00})")))}"))}";

    /// <inheritdoc/>
    protected override string? Html(WordShades value) => value.ToHtml();
}
