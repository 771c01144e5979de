using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Tests.Protocol;

/// <summary>Answers editors in a way that shows what it was asked.</summary>
internal sealed class FixedLanguage : ILanguageService
{
    /// <summary>The word before the place, doubled.</summary>
    public Completions Complete(string code, int position)
    {
        int start = code.LastIndexOf(' ', Math.Max(0, position - 1)) + 1;
        return new(start, position, [code[start..position] + code[start..position]]);
    }

    public MimeBundle? Inspect(string code, int position) =>
        position < code.Length ? new MimeBundle(code[position].ToString()).With(Mime.Html, "<b>") : null;

    public Completeness IsComplete(string code) => code switch
    {
        "{" => Completeness.Incomplete,
        "}" => Completeness.Invalid,
        "!" => throw new InvalidOperationException("broken"),
        _ => Completeness.Complete,
    };
}
