using System.Buffers;
using System.Text;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>
/// Parts text into pieces of words as BERT does: at blanks (line ends among them) and punctuation into words, and each word from its
/// beginning into the longest pieces that the vocabulary has; a word that cannot be made of pieces, or of more than 100 characters, is
/// <c>[UNK]</c>. Its numbers equal those of Hugging Face's tokenizer. May be used by several threads.
/// </summary>
/// <remarks>J. Devlin, M.-W. Chang, K. Lee, K. Toutanova (2019), BERT; M. Schuster, K. Nakajima (2012), Japanese and Korean voice search.</remarks>
public sealed class WordPieceTokenizer
{
    private const int LongestWord = 100;

    private static readonly SearchValues<char> AsciiMarks = SearchValues.Create("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    private readonly ThreadLocal<NormalText> _text;

    /// <summary>Parts text by a vocabulary.</summary>
    /// <param name="vocabulary">The pieces.</param>
    /// <param name="lowercase">Whether text is read in small letters; for a model called uncased. Default true.</param>
    /// <param name="stripAccents">Whether accents are taken off; null (default) for when in small letters.</param>
    public WordPieceTokenizer(WordPieceVocabulary vocabulary, bool lowercase = true, bool? stripAccents = null)
    {
        (Vocabulary, Lowercase, StripAccents) = (vocabulary, lowercase, stripAccents ?? lowercase);
        _text = new(() => new NormalText(Lowercase, StripAccents));
    }

    /// <summary>The pieces.</summary>
    public WordPieceVocabulary Vocabulary { get; }

    /// <summary>Whether text is read in small letters.</summary>
    public bool Lowercase { get; }

    /// <summary>Whether accents are taken off.</summary>
    public bool StripAccents { get; }

    /// <summary>The numbers of a text's pieces, between those of <c>[CLS]</c> and <c>[SEP]</c>.</summary>
    /// <param name="text">Any text.</param>
    public int[] Ids(string text)
    {
        var pieces = new List<WordPiece>();
        Part(text, pieces);
        return [Vocabulary.Begin, .. pieces.Select(piece => piece.Id), Vocabulary.End];
    }

    /// <summary>A text's pieces, without marks around.</summary>
    /// <param name="text">Any text. A mark such as <c>[MASK]</c> in it means itself.</param>
    /// <param name="pieces">Takes the pieces, behind those that it holds.</param>
    public void Part(ReadOnlySpan<char> text, List<WordPiece> pieces)
    {
        NormalText normal = _text.Value!;
        for (int from = 0; from < text.Length;)
        {
            (int at, string? mark) = NextMark(text, from);
            normal.Take(text, from, at);
            PartNormal(normal, pieces);
            if (mark is null)
                return;
            from = at + mark.Length;
            pieces.Add(new(Vocabulary.Whole[mark], at, from));
        }
    }

    /// <summary>The words of a text in small letters and without accents, before they are parted into pieces.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        var normal = new NormalText(lowercase: true, stripAccents: true);
        normal.Take(text, 0, text.Length);
        var words = new List<string>();
        for (int at = 0; NextWord(normal.Chars, ref at, out int start);)
            words.Add(new(normal.Chars[start..at]));
        return words;
    }

    private void PartNormal(NormalText normal, List<WordPiece> pieces)
    {
        ReadOnlySpan<char> chars = normal.Chars;
        for (int at = 0; NextWord(chars, ref at, out int start);)
            PartWord(normal, chars, start, at, pieces);
    }

    private void PartWord(NormalText normal, ReadOnlySpan<char> chars, int start, int end, List<WordPiece> pieces)
    {
        int before = pieces.Count;
        bool isShort = end - start <= LongestWord || CountRunes(chars[start..end]) <= LongestWord;
        for (int at = start; isShort && at < end;)
        {
            var known = at == start ? Vocabulary.Whole : Vocabulary.Further;
            int length = Math.Min(end - at, Vocabulary.Longest), id = -1;
            while (length > 0 && !known.TryGetValue(chars.Slice(at, length), out id))
                length--;
            if (length == 0)
            {
                isShort = false;
                break;
            }
            pieces.Add(new(id, normal.StartOf(at), normal.EndOf(at + length - 1)));
            at += length;
        }
        if (isShort)
            return;
        pieces.RemoveRange(before, pieces.Count - before);
        pieces.Add(new(Vocabulary.Unknown, normal.StartOf(start), normal.EndOf(end - 1)));
    }

    /// <summary>Finds the next word: a punctuation mark, or a run without one and without blanks.</summary>
    private static bool NextWord(ReadOnlySpan<char> chars, ref int at, out int start)
    {
        while (at < chars.Length && IsBlank(chars[at]))
            at++;
        start = at;
        while (at < chars.Length && !IsBlank(chars[at]))
        {
            int width = MarkWidth(chars, at);
            if (width > 0)
            {
                at = at == start ? at + width : at;
                break;
            }
            at++;
        }
        return at > start;
    }

    private static bool IsBlank(char c) => c == ' ' || (c > '\u007F' && char.IsWhiteSpace(c));

    // 0 where there is no punctuation mark.
    private static int MarkWidth(ReadOnlySpan<char> chars, int at)
    {
        char c = chars[at];
        if (c <= '\u007F')
            return AsciiMarks.Contains(c) ? 1 : 0;
        if (!char.IsSurrogate(c))
            return char.IsPunctuation(c) ? 1 : 0;
        return Rune.DecodeFromUtf16(chars[at..], out Rune rune, out int width) == OperationStatus.Done && Rune.IsPunctuation(rune) ? width : 0;
    }

    private static int CountRunes(ReadOnlySpan<char> chars)
    {
        int count = 0;
        foreach (char c in chars)
            count += char.IsLowSurrogate(c) ? 0 : 1;
        return count;
    }

    private (int At, string? Mark) NextMark(ReadOnlySpan<char> text, int from)
    {
        for (int at = from; ; at++)
        {
            int found = text[at..].IndexOf('[');
            if (found < 0)
                return (text.Length, null);
            at += found;
            foreach (string mark in Vocabulary.Marks)
            {
                if (text[at..].StartsWith(mark, StringComparison.Ordinal))
                    return (at, mark);
            }
        }
    }
}
