using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;
using Tensor = MerWorkbench.Torch.torch.Tensor;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>
/// Encodes texts by BERT: a vector for each piece of a word and for the marks at both ends, from its last layer. The text's vector is the
/// mean over its pieces, without the marks.
/// </summary>
/// <remarks>Texts run in batches of about one length; which ones go together changes no more than the last digits of float32.</remarks>
public sealed partial class BertEncoder : ITextEncoder, IDisposable
{
    /// <summary>What an encoder without trained weights is called, so that whoever reads a result knows.</summary>
    public const string UntrainedName = "bert-small-untrained";

    private const string Version = "bert/1";

    private const int Marks = 2, MostTexts = 64, MostTokens = 4_096;

    private BertEncoder(string name, string identity, WordPieceTokenizer tokenizer, BertNetwork network, bool isTrained)
    {
        (Name, Tokenizer, Network, IsTrained) = (name, tokenizer, network, isTrained);
        Hash = ContentHash.OfText($"{Version}|{identity}|{tokenizer.Vocabulary.Hash}|{tokenizer.Lowercase}|{tokenizer.StripAccents}|{network.Sizes}").Hex;
        network.eval();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Hash { get; }

    /// <inheritdoc/>
    public int Dimension => Network.Sizes.Width;

    /// <summary>Parts text into pieces.</summary>
    public WordPieceTokenizer Tokenizer { get; }

    /// <summary>The network. Whoever trains it on changes what the encoder gives, and must not keep that under <see cref="Hash"/>.</summary>
    public BertNetwork Network { get; }

    /// <summary>Whether its weights were trained; false where they are random and it stands in for one that is not here.</summary>
    public bool IsTrained { get; }

    /// <summary>Opens a model in Hugging Face's layout: <c>config.json</c>, <c>vocab.txt</c>, <c>model.safetensors</c>, and <c>tokenizer_config.json</c> where there is one.</summary>
    /// <param name="folder">The folder; its name is the model's.</param>
    /// <exception cref="MerException">A file is missing or malformed, or they do not belong together; the message names the tensor, what was expected and what was found.</exception>
    /// <exception cref="TorchException">The file of weights is damaged.</exception>
    public static BertEncoder Load(string folder)
    {
        string At(string name) => Path.Combine(folder, name);
        if (!Directory.Exists(folder))
            throw new MerException("There is no such folder of a BERT model.", folder, "To fetch one: mer data fetch bert-base-uncased.");
        BertConfiguration sizes = BertConfiguration.Load(At("config.json"));
        WordPieceVocabulary vocabulary = WordPieceVocabulary.Load(At("vocab.txt"));
        if (vocabulary.Count > sizes.Pieces)
            throw new MerException(FormattableString.Invariant($"The vocabulary has {vocabulary.Count} pieces, and config.json has room for {sizes.Pieces}."), At("vocab.txt"), "Take both from one model.");
        var tokenizer = Reader(vocabulary, At("tokenizer_config.json"));
        string path = At("model.safetensors");
        if (!File.Exists(path) && File.Exists(At("pytorch_model.bin")))
            throw new MerException("There is no model.safetensors, and pytorch_model.bin is a pickle, which may run programs and is not read.", folder, "Fetch or save the model as safetensors.");
        using SafeTensorsFile file = SafeTensorsFile.Open(path);
        var network = new BertNetwork(sizes, BertWeightSources.Of(file));
        string name = Unfit().Replace(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), "-");
        return new(name.StartsWith("bert", StringComparison.OrdinalIgnoreCase) ? name : $"bert-{name}", ContentHash.OfFile(path).Hex, tokenizer, network, isTrained: true);
    }

    /// <summary>A small encoder with random weights and a vocabulary made of texts: shows that the machinery works where no model is at hand, and nothing more.</summary>
    /// <param name="texts">Texts of the kind that it will encode.</param>
    /// <param name="seed">The seed of the weights.</param>
    public static BertEncoder Untrained(IEnumerable<string> texts, int seed = 1)
    {
        WordPieceVocabulary vocabulary = WordPieceVocabulary.Learn(texts);
        var network = new BertNetwork(BertConfiguration.Small with { Pieces = vocabulary.Count }, BertWeightSources.Random(seed));
        return new(UntrainedName, FormattableString.Invariant($"random/{seed}"), new WordPieceTokenizer(vocabulary), network, isTrained: false);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TextEncoding> Encode(IReadOnlyList<string> texts, CancellationToken token = default)
    {
        token = Ambient.Or(token);
        WordPiece[][] pieces = Part(texts);
        var encodings = new TextEncoding[texts.Count];
        foreach (int[] batch in Batches(pieces))
        {
            token.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var mode = inference_mode();
            (Tensor ids, Tensor? mask) = Padded([.. batch.Select(i => pieces[i])]);
            Tensor states = Network.call(ids, mask);
            for (int row = 0; row < batch.Length; row++)
            {
                int count = pieces[batch[row]].Length + Marks;
                float[] values = states[row].narrow(0, 0, count).data<float>().ToArray();
                encodings[batch[row]] = TextEncoding.Of(Tokens(texts[batch[row]], pieces[batch[row]]), values, Pool(values));
            }
        }
        return encodings;
    }

    /// <summary>Texts as the network takes them, to train it on.</summary>
    /// <param name="texts">The texts of a batch.</param>
    /// <returns>Numbers of pieces <c>[batch, tokens]</c>, and where there are tokens; null where nothing is padded.</returns>
    /// <exception cref="MerException">As for <see cref="Encode"/>.</exception>
    public (Tensor Ids, Tensor? Mask) Prepare(IReadOnlyList<string> texts) => Padded(Part(texts));

    /// <summary>The numbers of the pieces of texts, with the marks at both ends.</summary>
    /// <param name="texts">The texts.</param>
    /// <exception cref="MerException">As for <see cref="Encode"/>.</exception>
    public IReadOnlyList<int[]> Numbers(IReadOnlyList<string> texts) =>
        [.. Part(texts).Select(pieces => (int[])[Tokenizer.Vocabulary.Begin, .. pieces.Select(piece => piece.Id), Tokenizer.Vocabulary.End])];

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();

    private WordPiece[][] Part(IReadOnlyList<string> texts)
    {
        TextFault.RequireUnicode(texts);
        var found = new List<WordPiece>();
        var pieces = new WordPiece[texts.Count][];
        for (int i = 0; i < pieces.Length; i++)
        {
            found.Clear();
            Tokenizer.Part(texts[i], found);
            TextFault.RequireTokens(texts, i, found.Count, Network.Sizes.Positions - Marks);
            pieces[i] = [.. found];
        }
        return pieces;
    }

    private static IEnumerable<int[]> Batches(WordPiece[][] pieces)
    {
        var batch = new List<int>();
        // By length, so that little is padded; the longest of a batch comes last.
        foreach (int i in Enumerable.Range(0, pieces.Length).OrderBy(i => pieces[i].Length))
        {
            if (batch.Count == MostTexts || (batch.Count + 1) * (pieces[i].Length + Marks) > MostTokens && batch.Count > 0)
            {
                yield return [.. batch];
                batch.Clear();
            }
            batch.Add(i);
        }
        if (batch.Count > 0)
            yield return [.. batch];
    }

    private (Tensor Ids, Tensor? Mask) Padded(WordPiece[][] pieces)
    {
        int tokens = pieces.Max(row => row.Length) + Marks;
        var ids = new long[pieces.Length * tokens];
        var mask = new bool[ids.Length];
        for (int row = 0; row < pieces.Length; row++)
        {
            Span<long> line = ids.AsSpan(row * tokens, tokens);
            line.Fill(Tokenizer.Vocabulary.Padding);
            line[0] = Tokenizer.Vocabulary.Begin;
            for (int i = 0; i < pieces[row].Length; i++)
                line[i + 1] = pieces[row][i].Id;
            line[pieces[row].Length + 1] = Tokenizer.Vocabulary.End;
            mask.AsSpan(row * tokens, pieces[row].Length + Marks).Fill(true);
        }
        return (tensor(ids, [pieces.Length, tokens]), mask.Contains(false) ? tensor(mask, [pieces.Length, tokens]) : null);
    }

    private TextToken[] Tokens(string text, WordPiece[] pieces)
    {
        WordPieceVocabulary vocabulary = Tokenizer.Vocabulary;
        return [new(vocabulary[vocabulary.Begin], 0, 0), .. pieces.Select(piece => new TextToken(vocabulary[piece.Id], piece.Start, piece.End)), new(vocabulary[vocabulary.End], text.Length, text.Length)];
    }

    private float[] Pool(float[] values)
    {
        var mean = new float[Dimension];
        int count = values.Length / Dimension - Marks;
        for (int i = 1; i <= count; i++)
            TensorPrimitives.Add(mean, values.AsSpan(i * Dimension, Dimension), mean);
        TensorPrimitives.Multiply(mean, 1f / count, mean);
        return mean;
    }

    private static WordPieceTokenizer Reader(WordPieceVocabulary vocabulary, string path)
    {
        if (!File.Exists(path))
            return new(vocabulary, lowercase: !vocabulary.HasCapitals);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            bool? Flag(string name) => document.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
            return new(vocabulary, Flag("do_lower_case") ?? !vocabulary.HasCapitals, Flag("strip_accents"));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new MerException($"This is not the settings of a tokenizer: {fault.Message}", path, inner: fault);
        }
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex Unfit();
}
