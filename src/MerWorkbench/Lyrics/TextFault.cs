using System.Globalization;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics;

/// <summary>What encoders refuse of a text, said the same way by each.</summary>
internal static class TextFault
{
    private const int Shown = 40;

    /// <summary>Requires all texts to be valid Unicode: no half of a surrogate pair, which is what invalid bytes leave behind.</summary>
    public static void RequireUnicode(IReadOnlyList<string> texts)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            int at = FirstHalf(texts[i]);
            if (at >= 0)
                throw Of(texts, i, string.Create(CultureInfo.InvariantCulture, $"is no valid Unicode: at place {at} stands half of a character (U+{(int)texts[i][at]:X4})."), "Read its file with the encoding it was written in.");
        }
    }

    /// <summary>Requires a number of tokens from one to a most.</summary>
    public static void RequireTokens(IReadOnlyList<string> texts, int index, int count, int most)
    {
        if (count == 0)
            throw Of(texts, index, "has no word to encode.", "Leave out texts that are empty.");
        if (count > most)
            throw Of(texts, index, string.Create(CultureInfo.InvariantCulture, $"has {count} tokens; at most {most} can be encoded at once."), "Part it into lines or verses.");
    }

    private static MerException Of(IReadOnlyList<string> texts, int index, string problem, string remedy) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Text {index + 1} of {texts.Count} ('{Excerpt(texts[index])}') {problem}"), remedy: remedy);

    private static string Excerpt(string text) => (text.Length <= Shown ? text : text[..Shown] + "...").ReplaceLineEndings(" ");

    private static int FirstHalf(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out Rune rune))
                return at;
            at += rune.Utf16SequenceLength;
        }
        return -1;
    }
}
