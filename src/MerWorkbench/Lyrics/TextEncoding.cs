using System.Collections.Concurrent;
using System.Globalization;
using MerWorkbench.Features;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics;

/// <summary>A text as numbers: a vector for each token and one for the whole.</summary>
public sealed record TextEncoding
{
    private static readonly Descriptor Meaning = new("token vector", FeatureGroup.Words, "1", "any finite value",
        "One dimension of the vector that an encoder gives a token; no dimension means anything alone.", "the encoder that made it");

    private static readonly ConcurrentDictionary<int, FeatureColumn[]> Columns = new();

    /// <summary>States an encoding.</summary>
    /// <param name="tokens">The tokens, in the order of the text.</param>
    /// <param name="vectors"><c>[tokens, dimension]</c>; row i is of token i.</param>
    /// <param name="pooled">The vector of the whole text, <c>[dimension]</c>, as the encoder pools.</param>
    /// <exception cref="ArgumentException">There is not one row a token, or the pooled vector is of another dimension.</exception>
    public TextEncoding(IReadOnlyList<TextToken> tokens, FeatureMatrix vectors, float[] pooled)
    {
        Check.SameLength(tokens.Count, vectors.Frames, nameof(tokens), nameof(vectors));
        Check.SameLength(vectors.Bins, pooled.Length, nameof(vectors), nameof(pooled));
        (Tokens, Vectors, Pooled) = (tokens, vectors, pooled);
    }

    /// <summary>The tokens, in the order of the text; at least one.</summary>
    public IReadOnlyList<TextToken> Tokens { get; }

    /// <summary>
    /// One row a token, without padding: <c>[tokens, dimension]</c>. The matrix's timing counts tokens: it says nothing of seconds.
    /// </summary>
    public FeatureMatrix Vectors { get; }

    /// <summary>The vector of the whole text, <c>[dimension]</c>.</summary>
    public float[] Pooled { get; }

    /// <summary>States an encoding whose vectors lie one after the other.</summary>
    /// <param name="tokens">The tokens, at least one.</param>
    /// <param name="values">Their vectors, row-major <c>[tokens, dimension]</c>; taken over, not copied.</param>
    /// <param name="pooled">The vector of the whole text, <c>[dimension]</c>.</param>
    /// <exception cref="ArgumentException">There is not one row a token.</exception>
    public static TextEncoding Of(IReadOnlyList<TextToken> tokens, float[] values, float[] pooled) => new(tokens, Matrix(values, pooled.Length), pooled);

    /// <summary>Vectors that lie one after the other as a matrix.</summary>
    internal static FeatureMatrix Matrix(float[] values, int dimension) => new(ColumnsOf(dimension), values, new(default, new(1)));

    /// <summary>The columns of all matrices of a dimension.</summary>
    internal static IReadOnlyList<FeatureColumn> ColumnsOf(int dimension) => Columns.GetOrAdd(dimension, count =>
        [.. Enumerable.Range(0, count).Select(i => new FeatureColumn(string.Create(CultureInfo.InvariantCulture, $"vector_{i}"), Meaning))]);
}
