using MerWorkbench.Features;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>
/// Texts as a head reads them, standardised: their tokens, or for the dense head the one vector of each. Vectors stay where they are until a
/// batch of texts is asked for.
/// </summary>
internal sealed class TextBatch
{
    private readonly float[][] vectors;
    private readonly int dimension;

    private TextBatch(float[][] vectors, int dimension, int[] labels) => (this.vectors, this.dimension, Labels) = (vectors, dimension, labels);

    /// <summary>The class of each text.</summary>
    public int[] Labels { get; }

    /// <summary>How many texts.</summary>
    public int Count => vectors.Length;

    /// <summary>Tokens of the longest text.</summary>
    public int Longest => vectors.Max(text => text.Length) / dimension;

    /// <summary>How many numbers a vector has.</summary>
    public int Dimension => dimension;

    /// <summary>The vectors of a text, row-major; who changes them changes what batches are made of.</summary>
    public float[] this[int text] => vectors[text];

    /// <summary>The moments of each dimension over all tokens, or over all texts for the dense head.</summary>
    public static Standardizer ScaleOf(IReadOnlyList<Example> examples, TextOptions options)
    {
        var values = new float[examples.Sum(example => Rows(example, options).Length)];
        int at = 0;
        foreach (Example example in examples)
        {
            Rows(example, options).CopyTo(values.AsSpan(at));
            at += Rows(example, options).Length;
        }
        return Standardizer.Fit(values, examples[0].Inputs[0].Bins);
    }

    /// <summary>Standardises texts.</summary>
    public static TextBatch Of(IReadOnlyList<Example> examples, TextOptions options, Standardizer scale)
    {
        float[][] values = [.. examples.Select(example =>
        {
            float[] rows = Rows(example, options).ToArray();
            scale.TransformInPlace(rows);
            return rows;
        })];
        return new(values, scale.Means.Length, [.. examples.Select(example => example.Targets.ToList().IndexOf(1))]);
    }

    /// <summary>Some texts, padded behind to the longest of them: <c>[batch, tokens, dimension]</c>, and how long each is.</summary>
    public (Tensor Vectors, Tensor Lengths) Take(ReadOnlySpan<int> items)
    {
        var lengths = new long[items.Length];
        for (int i = 0; i < items.Length; i++)
            lengths[i] = vectors[items[i]].Length / dimension;
        int longest = (int)lengths.Max();
        var values = new float[items.Length * longest * dimension];
        for (int i = 0; i < items.Length; i++)
            vectors[items[i]].CopyTo(values, i * longest * dimension);
        return (tensor(values, [items.Length, longest, dimension]), tensor(lengths, [items.Length]));
    }

    /// <summary>Puts learned vectors in the place of those the encoder gave.</summary>
    public void Replace(WordTable table, float[] learned)
    {
        foreach (float[] text in vectors)
            table.Replace(text, learned);
    }

    private static ReadOnlySpan<float> Rows(Example example, TextOptions options)
    {
        FeatureMatrix matrix = example.Inputs[options is { Network.Head: TextHead.Dense, TunesVectors: false } ? 1 : 0];
        return matrix.Values.Span[..(Math.Min(matrix.Frames, options.MostTokens) * matrix.Bins)];
    }
}
