using System.Globalization;
using System.Text;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>Whether a capital sigma ends a word, where its small letter has another form (The Unicode Standard, table 3-17, Final_Sigma).</summary>
internal static class FinalForm
{
    public static bool Holds(ReadOnlySpan<char> text, int at)
    {
        int before = at;
        Rune rune = default;
        do
        {
            if (before == 0 || Rune.DecodeLastFromUtf16(text[..before], out rune, out int width) != System.Buffers.OperationStatus.Done)
                return false;
            before -= width;
        }
        while (IsIgnored(rune));
        if (!IsCased(rune))
            return false;
        for (int after = at + 1; after < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text[after..], out rune, out int width) != System.Buffers.OperationStatus.Done)
                return true;
            if (!IsIgnored(rune))
                return !IsCased(rune);
            after += width;
        }
        return true;
    }

    private static bool IsCased(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsIgnored(Rune rune) => rune.Value is '\'' or '.' or ':' or '\u00B7' or '\u2018' or '\u2019' or '\u2024' or '\u2027'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
