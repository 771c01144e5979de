using System.Globalization;
using System.Text;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>
/// A text as BERT's vocabulary has it: control characters gone, each blank a space, Chinese characters between spaces, and, as asked for,
/// in small letters and without accents. Each character knows where it came from. Used again for one text after the other.
/// </summary>
internal sealed class NormalText(bool lowercase, bool stripAccents)
{
    private const char DottedI = '\u0130', Sigma = '\u03A3', FinalSigma = '\u03C2', Replacement = '\uFFFD';

    private char[] _chars = new char[256];
    private int[] _starts = new int[256], _ends = new int[256];
    private int _length;

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, _length);

    public int StartOf(int index) => _starts[index];

    public int EndOf(int index) => _ends[index];

    /// <summary>Takes a piece of a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">The piece's first place.</param>
    /// <param name="to">The place behind its last.</param>
    public void Take(ReadOnlySpan<char> text, int from, int to)
    {
        _length = 0;
        for (int at = from; at < to;)
        {
            char c = text[at];
            if (c is > ' ' and < '\u007F')
            {
                Add(lowercase && c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c, at, at + 1);
                at++;
            }
            else
            {
                Rune.DecodeFromUtf16(text[at..to], out Rune rune, out int width);
                AddRare(text[from..to], rune, at - from, at, width);
                at += width;
            }
        }
    }

    private void AddRare(ReadOnlySpan<char> section, Rune rune, int index, int at, int width)
    {
        if (rune.Value is '\t' or '\n' or '\r' or ' ')
            Add(' ', at, at + 1);
        // Half a pair was decoded as the replacement character.
        else if (rune.Value is Replacement || IsControl(rune))
            return;
        else if (Rune.IsWhiteSpace(rune))
            Add(' ', at, at + width);
        else if (IsChinese(rune.Value))
        {
            Add(' ', at, at);
            AddMapped(section, rune, index, at, width);
            Add(' ', at + width, at + width);
        }
        else
            AddMapped(section, rune, index, at, width);
    }

    private void AddMapped(ReadOnlySpan<char> section, Rune rune, int index, int at, int width)
    {
        if (lowercase && rune.Value == DottedI)
        {
            Add('i', at, at + width);
            if (!stripAccents)
                Add('\u0307', at, at + width);
            return;
        }
        Rune mapped = !lowercase ? rune : rune.Value == Sigma && FinalForm.Holds(section, index) ? new Rune(FinalSigma) : Rune.ToLowerInvariant(rune);
        if (stripAccents)
        {
            foreach (char c in AccentTable.Strip(mapped))
                Add(c, at, at + width);
            return;
        }
        Span<char> units = stackalloc char[2];
        int count = mapped.EncodeToUtf16(units);
        foreach (char c in units[..count])
            Add(c, at, at + width);
    }

    private void Add(char c, int start, int end)
    {
        if (_length == _chars.Length)
        {
            Array.Resize(ref _chars, 2 * _length);
            Array.Resize(ref _starts, 2 * _length);
            Array.Resize(ref _ends, 2 * _length);
        }
        (_chars[_length], _starts[_length], _ends[_length]) = (c, start, end);
        _length++;
    }

    private static bool IsControl(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    // The blocks of ideographs in the plane of two bytes. Those beyond it are in no vocabulary of BERT, and are left as other characters are.
    private static bool IsChinese(int code) => code is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF);
}
