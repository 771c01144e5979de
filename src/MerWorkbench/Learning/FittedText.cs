using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>A trained classifier of texts with the moments its inputs are standardised by.</summary>
internal sealed class FittedText(TextClassifier model, TextOptions options, Standardizer scale, LearnedWords? words) : IDisposable
{
    /// <summary>The names of the words, where those were learned, among the weights.</summary>
    public const string GivenName = "words.given", LearnedName = "words.learned";

    /// <summary>The probability of each class for each text.</summary>
    public double[][] Probabilities(IReadOnlyList<Example> examples, int batch) =>
        [.. Batches(examples, batch, (vectors, lengths) => nn.functional.softmax(model.call(vectors, lengths), 1)).Select(row => ClassShares.Whole(row.Values))];

    /// <summary>How much each token of each text counts: above 0, summing to 1; of a text longer than is read, 0 for the rest.</summary>
    /// <exception cref="InvalidOperationException">The head has no attention.</exception>
    public double[][] Attention(IReadOnlyList<Example> examples, int batch) =>
        [.. Batches(examples, batch, model.Attention).Select((row, i) =>
        {
            var weights = new double[examples[i].Inputs[0].Frames];
            for (int token = 0; token < Math.Min(weights.Length, row.Length); token++)
                weights[token] = row.Values[token];
            return weights;
        })];

    /// <summary>The weights and the moments of the inputs.</summary>
    public IEnumerable<NamedWeights> Weights() =>
    [
        .. ModelWeights.Of(model, scale),
        .. words is null ? [] : (NamedWeights[])
        [
            new(GivenName, [words.Table.Count, scale.Means.Length], words.Table.Values()),
            new(LearnedName, [words.Table.Count, scale.Means.Length], words.Vectors),
        ],
    ];

    public void Dispose() => model.Dispose();

    private IEnumerable<(float[] Values, long Length)> Batches(IReadOnlyList<Example> examples, int batch, Func<Tensor, Tensor, Tensor> compute)
    {
        TextBatch texts = TextBatch.Of(examples, options, scale);
        if (words is not null)
            texts.Replace(texts.RowsIn(words.Table), words.Vectors);
        foreach (int[] items in Enumerable.Range(0, texts.Count).Chunk(batch))
        {
            using var scope = NewDisposeScope();
            using var frozen = no_grad();
            var (vectors, lengths) = texts.Take(items);
            Tensor found = compute(vectors, lengths);
            float[] values = found.contiguous().data<float>().ToArray();
            long[] counts = lengths.data<long>().ToArray();
            int width = (int)found.shape[1];
            for (int i = 0; i < items.Length; i++)
                yield return (values[(i * width)..((i + 1) * width)], counts[i]);
        }
    }
}
