using MerWorkbench.Foundation;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Lyrics.Elmo;

/// <summary>
/// Encodes words in their context by ELMo (Peters et al. 2018): a word's vector is the mean of the layers, that of its characters and those of
/// the LSTMs; the text's is the mean of its words'. Each text is read alone, as if nothing had been read before it.
/// </summary>
/// <remarks>
/// The mean is the scalar mix of the paper with weights that were not trained: equal ones and the factor 1. The AllenNLP program goes on from
/// text to text with the state it had; here a text's vectors depend on it alone.
/// </remarks>
public sealed class ElmoEncoder : ITextEncoder, IDisposable
{
    private const string Version = "elmo/1";

    // What a batch's widest tensor may hold: gates of all words of all texts.
    private const long MostGates = 64_000_000;

    private readonly ElmoNetwork network;

    private ElmoEncoder(string name, string hash, ElmoOptions options, ElmoNetwork network) => (Name, Hash, Options, this.network) = (name, hash, options, network);

    /// <summary>The most words of one text: 5,000.</summary>
    public static int MostWords => 5000;

    /// <summary>Its sizes.</summary>
    public ElmoOptions Options { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Hash { get; }

    /// <inheritdoc/>
    public int Dimension => Options.Dimension;

    /// <summary>Opens an ELMo: a folder with one <c>*options.json</c> and one <c>*weights.hdf5</c>, as the released ones have.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="MerException">A file is missing, malformed or cut, or a weight is of another shape than the options say.</exception>
    public static ElmoEncoder Open(string folder)
    {
        string path = Only(folder, "*options.json"), weights = Only(folder, "*weights.hdf5");
        ElmoOptions options = ElmoOptions.Load(path);
        var file = Hdf5File.Open(weights);
        string hash = ContentHash.OfText($"{Version}|{ContentHash.OfFile(path).Hex}|{ContentHash.OfFile(weights).Hex}").Hex;
        string name = Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar));
        return new(name.StartsWith("elmo", StringComparison.Ordinal) ? name : $"elmo-{name}", hash, options, new(options, file.Read, weights));
    }

    /// <summary>An ELMo that nobody trained: its weights are drawn from a seed. What it says of words is chance, but the same each time.</summary>
    /// <param name="options">Its sizes.</param>
    /// <param name="seed">The seed.</param>
    public static ElmoEncoder Untrained(ElmoOptions options, int seed)
    {
        var network = new ElmoNetwork(options, name =>
        {
            long[] shape = ElmoNetwork.Shapes(options).First(weight => weight.Name == name).Shape;
            var random = new StableRandom(seed, $"{Version}/{name}");
            // Glorot's draw; biases are zero.
            double reach = shape.Length == 1 ? 0 : Math.Sqrt(6.0 / (shape[..^1].Aggregate(1L, (a, b) => a * b) + shape[^1]));
            return ([.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => (float)(((2 * random.NextDouble()) - 1) * reach))], shape);
        }, "drawn from a seed");
        return new("elmo-untrained", ContentHash.OfText(FormattableString.Invariant($"{Version}|untrained|{seed}|{options.Cells}|{options.Projection}|{options.Layers}|{options.CharacterDimension}|{string.Join(',', options.Filters)}|{options.Highways}")).Hex, options, network);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TextEncoding> Encode(IReadOnlyList<string> texts, CancellationToken token = default)
    {
        token = Ambient.Or(token);
        IReadOnlyList<TextToken>[] words = LyricWords.Of(texts, MostWords);
        var encodings = new TextEncoding[texts.Count];
        foreach (int[] batch in Batches(words))
        {
            token.ThrowIfCancellationRequested();
            Encode(words, batch, encodings);
        }
        return encodings;
    }

    /// <summary>Gives the weights back.</summary>
    public void Dispose() => network.Dispose();

    // Texts of about one length together, so that little is filled up.
    private IEnumerable<int[]> Batches(IReadOnlyList<TextToken>[] words)
    {
        int[] order = [.. Enumerable.Range(0, words.Length).OrderBy(i => words[i].Count)];
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && to - from < 64 && (to + 1 - from) * (words[order[to]].Count + 2L) * 4 * Options.Cells <= MostGates)
                to++;
            yield return order[from..to];
        }
    }

    private void Encode(IReadOnlyList<TextToken>[] words, int[] batch, TextEncoding[] encodings)
    {
        using var scope = NewDisposeScope();
        Tensor mixed = network.Run([.. batch.Select(text => words[text].Select(word => word.Text).ToArray())]).mean([0]);
        float[] all = mixed.contiguous().data<float>().ToArray();
        int longest = (int)mixed.shape[1];
        for (int i = 0; i < batch.Length; i++)
        {
            int count = words[batch[i]].Count;
            float[] values = all.AsSpan(i * longest * Dimension, count * Dimension).ToArray();
            var pooled = new float[Dimension];
            for (int at = 0; at < values.Length; at++)
                pooled[at % Dimension] += values[at] / count;
            encodings[batch[i]] = TextEncoding.Of(words[batch[i]], values, pooled);
        }
    }

    private static string Only(string folder, string pattern)
    {
        string[] found = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [];
        return found.Length == 1 ? found[0]
            : throw new MerException($"Expected one file {pattern}, got {found.Length}.", folder, "An ELMo is a folder with options.json and a file of weights that ends in weights.hdf5.");
    }
}
