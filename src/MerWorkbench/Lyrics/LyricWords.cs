using System.Buffers;
using System.Globalization;
using System.Text;

namespace MerWorkbench.Lyrics;

/// <summary>
/// Parts text into words: runs of letters, marks and digits, with apostrophes and hyphens within (<c>don't</c>, <c>rock-'n'-roll</c>
/// is two, as its apostrophes stand at an edge); all else but blanks and control characters is a token of its own, an emoji with all
/// that belongs to it, and a mark that is repeated (<c>...</c>) together.
/// </summary>
/// <remarks>The token's text has the straight apostrophe for the curled one (’), as word vectors have it.</remarks>
public static class LyricWords
{
    private const char Curled = '\u2019';

    /// <summary>The words of a text.</summary>
    /// <param name="text">Any text; line ends are blanks.</param>
    /// <returns>The tokens with their places; none where there are only blanks.</returns>
    public static IReadOnlyList<TextToken> Of(string text)
    {
        var tokens = new List<TextToken>();
        for (int at = 0; at < text.Length;)
        {
            Rune rune = At(text, at, out int width);
            int start = at;
            at += width;
            if (IsBlank(rune))
                continue;
            at = IsOfWord(rune) ? WordEnd(text, at) : MarkEnd(text, start, rune);
            tokens.Add(new(text[start..at].Replace(Curled, '\''), start, at));
        }
        return tokens;
    }

    /// <summary>The words of several texts that are to be encoded.</summary>
    /// <exception cref="Foundation.MerException">A text is no Unicode, or has no word or more than <paramref name="most"/>.</exception>
    internal static IReadOnlyList<TextToken>[] Of(IReadOnlyList<string> texts, int most)
    {
        TextFault.RequireUnicode(texts);
        var words = new IReadOnlyList<TextToken>[texts.Count];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Of(texts[i]);
            TextFault.RequireTokens(texts, i, words[i].Count, most);
        }
        return words;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length)
        {
            Rune rune = At(text, at, out int width);
            bool joins = rune.Value is '\'' or Curled or '-' && at + width < text.Length && IsOfWord(At(text, at + width, out _));
            if (!joins && !IsOfWord(rune))
                break;
            at += width;
        }
        return at;
    }

    private static int MarkEnd(string text, int start, Rune rune)
    {
        int at = start + StringInfo.GetNextTextElementLength(text, start);
        string mark = text[start..at];
        while (rune.IsBmp && string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0 && at < text.Length)
            at += mark.Length;
        return at;
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;

    // Half a pair reads as U+FFFD of width one.
    private static Rune At(string text, int index, out int width) =>
        Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out width) == OperationStatus.Done ? rune : Rune.ReplacementChar;
}
