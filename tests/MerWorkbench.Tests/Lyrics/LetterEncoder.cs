using MerWorkbench.Foundation;
using MerWorkbench.Lyrics;

namespace MerWorkbench.Tests.Lyrics;

/// <summary>Words as the counts of their letters, pooled by the mean; counts the texts it was asked for.</summary>
internal sealed class LetterEncoder(int version = 1) : ITextEncoder
{
    public int Texts { get; private set; }

    public string Name => "letters";

    public string Hash { get; } = ContentHash.OfText($"letters {version}").Hex;

    public int Dimension => 26;

    public IReadOnlyList<TextEncoding> Encode(IReadOnlyList<string> texts, CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        Texts += texts.Count;
        return [.. texts.Select(Encode)];
    }

    private static TextEncoding Encode(string text)
    {
        var tokens = new List<TextToken>();
        for (int at = 0; at < text.Length; at++)
        {
            int start = at;
            while (at < text.Length && text[at] != ' ')
                at++;
            if (at > start)
                tokens.Add(new(text[start..at], start, at));
        }
        if (tokens.Count == 0)
            throw new MerException($"'{text}' has no word.");
        var values = new float[tokens.Count * 26];
        for (int i = 0; i < tokens.Count; i++)
        {
            foreach (char letter in tokens[i].Text.Where(char.IsAsciiLetterLower))
                values[(i * 26) + letter - 'a']++;
        }
        return TextEncoding.Of(tokens, values, [.. Enumerable.Range(0, 26).Select(bin => Enumerable.Range(0, tokens.Count).Average(i => values[(i * 26) + bin]))]);
    }
}
