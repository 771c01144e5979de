using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>
/// Insertions and replacements in a text, made in the order in which a tree is walked, outer before inner. Where several meet in one place,
/// what closes comes before what opens, the inner closing first.
/// </summary>
internal sealed class TextEdits
{
    private readonly List<(int Start, int Length, bool Closes, int Order, string Text)> edits = [];

    /// <summary>Inserts what begins something.</summary>
    public void Open(int position, string text) => edits.Add((position, 0, false, edits.Count, text));

    /// <summary>Inserts what ends something.</summary>
    public void Close(int position, string text) => edits.Add((position, 0, true, -edits.Count, text));

    /// <summary>Puts something around a stretch.</summary>
    public void Wrap(TextSpan span, string before, string after)
    {
        Open(span.Start, before);
        Close(span.End, after);
    }

    /// <summary>Replaces a stretch.</summary>
    public void Replace(TextSpan span, string text) => edits.Add((span.Start, span.Length, false, edits.Count, text));

    /// <summary>The edited text.</summary>
    public SourceText ApplyTo(SourceText text)
    {
        if (edits.Count == 0)
            return text;
        var result = new StringBuilder();
        int done = 0;
        foreach (var (start, length, _, _, inserted) in edits.OrderBy(e => e.Start).ThenByDescending(e => e.Closes).ThenBy(e => e.Order))
        {
            result.Append(text.ToString(TextSpan.FromBounds(done, start))).Append(inserted);
            done = start + length;
        }
        result.Append(text.ToString(TextSpan.FromBounds(done, text.Length)));
        return SourceText.From(result.ToString(), text.Encoding ?? Encoding.UTF8);
    }
}
