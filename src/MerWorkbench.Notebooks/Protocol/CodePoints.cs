namespace MerWorkbench.Notebooks.Protocol;

/// <summary>Places in text: the protocol counts code points, C# counts UTF-16 units, and a clef (𝄞) is one of the first and two of the second.</summary>
internal static class CodePoints
{
    /// <summary>The place in UTF-16 units of a place in code points; places beyond the text are its end.</summary>
    public static int ToUtf16(string text, int codePoints)
    {
        int at = 0;
        for (; codePoints > 0 && at < text.Length; codePoints--)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    /// <summary>The place in code points of a place in UTF-16 units.</summary>
    public static int FromUtf16(string text, int utf16)
    {
        int count = 0;
        for (int at = 0; at < utf16 && at < text.Length; count++)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return count;
    }
}
