using System.Globalization;
using System.Text;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>
/// Characters without their accents: the canonical decomposition without nonspacing marks. The framework's own
/// (<see cref="string.Normalize()"/>) does nothing in programs of invariant culture, as this is.
/// </summary>
internal static class AccentTable
{
    private const string Resource = "without-accents.txt";

    private const int HangulStart = 0xAC00, HangulCount = 11_172, Leads = 0x1100, Vowels = 0x1161, Tails = 0x11A7, VowelCount = 21, TailCount = 28;

    private static readonly Dictionary<int, string> Bare = Read();

    /// <summary>What is left of a character; nothing of a mark.</summary>
    public static string Strip(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
            return "";
        return Bare.TryGetValue(rune.Value, out string? bare) ? bare
            : rune.Value is >= HangulStart and < HangulStart + HangulCount ? Syllable(rune.Value - HangulStart) : rune.ToString();
    }

    // The Unicode Standard, section 3.12.
    private static string Syllable(int index)
    {
        int tail = index % TailCount;
        string open = $"{(char)(Leads + index / (VowelCount * TailCount))}{(char)(Vowels + index % (VowelCount * TailCount) / TailCount)}";
        return tail == 0 ? open : open + (char)(Tails + tail);
    }

    private static Dictionary<int, string> Read()
    {
        using var reader = new StreamReader(typeof(AccentTable).Assembly.GetManifestResourceStream(Resource)!);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            int[] codes = [.. line.Split(' ').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
            table.Add(codes[0], string.Concat(codes.Skip(1).Select(char.ConvertFromUtf32)));
        }
        return table;
    }
}
