using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>
/// Looks the words of a text up among word vectors. A word is looked for as it is written, then in small letters, then by its
/// n-grams; without any it has zeros. The text's vector is the mean of its words' vectors, each brought to length one first, as
/// fastText's own for sentences.
/// </summary>
public sealed partial class FastTextEncoder : ITextEncoder
{
    private const string Version = "fasttext/1";

    private readonly WordVectors _vectors;
    private readonly Lazy<string> _hash;

    /// <summary>Encodes by word vectors, which stay the caller's to dispose of.</summary>
    /// <param name="vectors">The vectors.</param>
    public FastTextEncoder(WordVectors vectors)
    {
        _vectors = vectors;
        _hash = new(() => ContentHash.OfText($"{Version}|{vectors.Hash}").Hex);
        Name = $"fasttext-{Unfit().Replace(vectors.Name, "-")}";
    }

    /// <summary>The most words of one text, far more than any song has: 20,000.</summary>
    public static int MostWords => 20_000;

    /// <summary>The vectors it looks words up in.</summary>
    public WordVectors Vectors => _vectors;

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Hash => _hash.Value;

    /// <inheritdoc/>
    public int Dimension => _vectors.Dimension;

    /// <inheritdoc/>
    public bool IsTable => true;

    /// <inheritdoc/>
    public IReadOnlyList<TextEncoding> Encode(IReadOnlyList<string> texts, CancellationToken token = default)
    {
        token = Ambient.Or(token);
        IReadOnlyList<TextToken>[] words = LyricWords.Of(texts, MostWords);
        return [.. words.Select(found =>
        {
            token.ThrowIfCancellationRequested();
            return Encode(found);
        })];
    }

    /// <summary>Reads a word's vector as the encoder does.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vector">Takes the numbers; zeros where there is no vector.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryRead(string word, Span<float> vector) =>
        _vectors.TryRead(_vectors.Knows(word) ? word : word.ToLowerInvariant(), vector);

    private TextEncoding Encode(IReadOnlyList<TextToken> words)
    {
        var values = new float[words.Count * Dimension];
        var pooled = new float[Dimension];
        int count = 0;
        for (int i = 0; i < words.Count; i++)
        {
            Span<float> vector = values.AsSpan(i * Dimension, Dimension);
            TryRead(words[i].Text, vector);
            float norm = TensorPrimitives.Norm(vector);
            if (norm <= 0)
                continue;
            TensorPrimitives.MultiplyAdd(vector, 1f / norm, pooled, pooled);
            count++;
        }
        if (count > 0)
            TensorPrimitives.Multiply(pooled, 1f / count, pooled);
        return TextEncoding.Of(words, values, pooled);
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex Unfit();
}
