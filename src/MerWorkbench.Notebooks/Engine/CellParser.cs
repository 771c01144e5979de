using System.Text;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>Cuts a cell at its lines <c>#!name</c>: a language's name changes the language of what follows, any other name is a magic.</summary>
internal static class CellParser
{
    private const string Prefix = "#!";

    /// <summary>The parts, in order; stretches of code without a word in them are left out.</summary>
    /// <param name="cell">The cell's text.</param>
    /// <param name="language">The language that cells have unless they say otherwise.</param>
    /// <param name="isLanguage">Whether a name is a language's.</param>
    /// <param name="runsEmpty">Whether a language's line means something with nothing after it; null where none does.</param>
    public static IReadOnlyList<CellPart> Parse(string cell, string language, Func<string, bool> isLanguage, Func<string, bool>? runsEmpty = null)
    {
        var parts = new List<CellPart>();
        var code = new StringBuilder();
        string current = language, arguments = "";
        int first = 1, line = 0;
        bool fresh = false;
        foreach (string text in cell.ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length == Prefix.Length || char.IsWhiteSpace(text[Prefix.Length]))
            {
                code.Append(text).Append('\n');
                continue;
            }
            Flush();
            int space = text.AsSpan().IndexOfAny(' ', '\t');
            string name = space < 0 ? text[Prefix.Length..] : text[Prefix.Length..space];
            string rest = space < 0 ? "" : text[space..].Trim();
            if (isLanguage(name))
                (current, arguments, fresh) = (name, rest, runsEmpty?.Invoke(name) == true);
            else
                parts.Add(new(name, IsMagic: true, rest, "", line, current));
            first = line + 1;
        }
        Flush();
        return parts;

        void Flush()
        {
            // The last line break is the split's, not the cell's.
            string text = code.Length > 0 ? code.ToString(0, code.Length - 1) : "";
            if (!string.IsNullOrWhiteSpace(text))
                parts.Add(new(current, IsMagic: false, arguments, text, first, current));
            else if (fresh)
                parts.Add(new(current, IsMagic: false, arguments, "", first, current));
            fresh = false;
            code.Clear();
        }
    }

    /// <summary>Splits a magic's arguments into words; quotes, single or double, hold a word together.</summary>
    public static IReadOnlyList<string> Words(string arguments)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char quote = '\0';
        bool inside = false;
        foreach (char c in arguments)
        {
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word.Append(c);
            }
            else if (c is '"' or '\'')
                (quote, inside) = (c, true);
            else if (char.IsWhiteSpace(c))
            {
                if (inside)
                    words.Add(word.ToString());
                word.Clear();
                inside = false;
            }
            else
            {
                word.Append(c);
                inside = true;
            }
        }
        if (inside)
            words.Add(word.ToString());
        return words;
    }
}
