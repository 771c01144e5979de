using System.Text;

namespace MerWorkbench.Lyrics.Elmo;

/// <summary>A word as ELMo's character network reads it: its UTF-8 bytes between marks, filled up to one length.</summary>
/// <remarks>
/// Numbers are those of the released networks: 0..255 the bytes, 256 and 257 the beginning and the end of the text, each as a word of its own,
/// 258 and 259 the beginning and the end of a word, 260 what fills it up.
/// </remarks>
internal static class ElmoCharacters
{
    /// <summary>How many characters there are.</summary>
    public const int Count = 261;

    private const long TextBegins = 256, TextEnds = 257, WordBegins = 258, WordEnds = 259, Nothing = 260;

    /// <summary>Writes the words of a text, between its beginning and its end.</summary>
    /// <param name="words">The words.</param>
    /// <param name="into">Takes <c>[words + 2, characters]</c>.</param>
    /// <param name="characters">Characters a word.</param>
    public static void Write(IReadOnlyList<string> words, Span<long> into, int characters)
    {
        Put(into[..characters], [TextBegins]);
        for (int i = 0; i < words.Count; i++)
            Put(into.Slice((i + 1) * characters, characters), Encoding.UTF8.GetBytes(words[i]).Select(part => (long)part));
        Put(into.Slice((words.Count + 1) * characters, characters), [TextEnds]);
    }

    // A long word keeps room for both marks.
    private static void Put(Span<long> word, IEnumerable<long> parts)
    {
        word.Fill(Nothing);
        int at = 0;
        word[at++] = WordBegins;
        foreach (long part in parts.Take(word.Length - 2))
            word[at++] = part;
        word[at] = WordEnds;
    }
}
