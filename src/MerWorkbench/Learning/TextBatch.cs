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

    /// <summary>The vectors of a text, row-major.</summary>
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
        var (values, longest, lengths) = Padding.Of(vectors, items, dimension);
        return (tensor(values, [items.Length, longest, dimension]), lengths);
    }

    /// <summary>The row of each token of each text in a table, -1 where it has none.</summary>
    public long[][] RowsIn(WordTable table) => [.. vectors.Select(table.Of)];

    /// <summary>Puts learned vectors in the place of those the encoder gave; tokens without a row keep theirs.</summary>
    /// <param name="rows">What <see cref="RowsIn"/> said before anything was replaced.</param>
    /// <param name="learned">The learned vectors, row after row.</param>
    public void Replace(long[][] rows, float[] learned)
    {
        for (int text = 0; text < rows.Length; text++)
        {
            for (int token = 0; token < rows[text].Length; token++)
            {
                if (rows[text][token] is >= 0 and long row)
                    learned.AsSpan((int)row * dimension, dimension).CopyTo(vectors[text].AsSpan(token * dimension));
            }
        }
    }

    private static ReadOnlySpan<float> Rows(Example example, TextOptions options)
    {
        FeatureMatrix matrix = example.Inputs[options is { Network.Head: TextHead.Dense, TunesVectors: false } ? 1 : 0];
        return matrix.Values.Span[..(Math.Min(matrix.Frames, options.MostTokens) * matrix.Bins)];
    }
}
