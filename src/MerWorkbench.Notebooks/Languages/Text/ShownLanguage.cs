using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Languages.Text;

/// <summary>A language that is shown and not run, and so holds no variables.</summary>
/// <param name="name">The name after <c>#!</c>.</param>
/// <param name="summary">What it is.</param>
/// <param name="show">The text as the notebook shows it.</param>
/// <param name="aliases">Other names.</param>
internal sealed class ShownLanguage(string name, string summary, Func<string, MimeBundle> show, params string[] aliases) : ILanguage
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => aliases;

    /// <inheritdoc/>
    public string Summary => summary;

    /// <inheritdoc/>
    public IReadOnlyList<string> Values => [];

    /// <summary>Markdown.</summary>
    public static ShownLanguage Markdown() => new("markdown", "Markdown, shown as text with headings, lists and formulae.",
        text => new MimeBundle(text).With(Mime.Markdown, text), "md");

    /// <summary>HTML.</summary>
    public static ShownLanguage Html() => new("html", "HTML, shown as it is.", text => new MimeBundle(text).With(Mime.Html, text));

    /// <summary>Mermaid's diagrams, as their source: drawing them takes a library that would have to come from the network.</summary>
    public static ShownLanguage Mermaid() => new("mermaid", "A diagram in Mermaid's notation, shown as its source: only pages that bring Mermaid along draw it.",
        text => new MimeBundle(text).With(Mime.Html,
            $"<pre class=\"mermaid\">{HtmlView.Encode(text)}</pre><small>A diagram in Mermaid's notation; it is drawn only where the page has Mermaid.</small>"));

    /// <inheritdoc/>
    public Task<object?> RunAsync(CellCode code, CellContext cell)
    {
        if (code.Arguments.Length > 0)
            throw new CellException("WrongUse", $"#!{Name}: '{code.Arguments}' has no meaning here. The text begins on the next line.");
        cell.Output.Show(show(code.Text));
        return Task.FromResult<object?>(NoValue.Instance);
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <inheritdoc/>
    public void Set(string name, object? value) => throw new CellException("NotShareable", $"#!{Name} holds no variables.");
}
