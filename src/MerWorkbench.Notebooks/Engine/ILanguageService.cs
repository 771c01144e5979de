using MerWorkbench.Notebooks.Display;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>What an editor asks of a language. It answers while a cell runs, from a thread of its own.</summary>
public interface ILanguageService
{
    /// <summary>What may stand at a place.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">The place, in UTF-16 units.</param>
    Completions Complete(string code, int position);

    /// <summary>What stands at a place: signature and documentation; null where nothing is known.</summary>
    MimeBundle? Inspect(string code, int position);

    /// <summary>Whether the code can be run as it stands.</summary>
    Completeness IsComplete(string code);
}
