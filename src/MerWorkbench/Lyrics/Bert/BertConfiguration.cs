using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>The sizes of a BERT encoder, as <c>config.json</c> says them.</summary>
public sealed record BertConfiguration
{
    private const long LargestFile = 1 << 20;

    /// <summary>A small encoder, of the sizes called tiny: width 128, 2 layers, 2 heads.</summary>
    public static BertConfiguration Small { get; } = new() { Width = 128, Layers = 2, Heads = 2, Inner = 512 };

    /// <summary>BERT-base: width 768, 12 layers, 12 heads.</summary>
    public static BertConfiguration Base { get; } = new();

    /// <summary>Numbers a token (<c>hidden_size</c>), a multiple of <see cref="Heads"/>; 768.</summary>
    public int Width { get; init; } = 768;

    /// <summary>Layers (<c>num_hidden_layers</c>); 12.</summary>
    public int Layers { get; init; } = 12;

    /// <summary>Heads of attention (<c>num_attention_heads</c>); 12.</summary>
    public int Heads { get; init; } = 12;

    /// <summary>Numbers between the two dense layers (<c>intermediate_size</c>); 3,072.</summary>
    public int Inner { get; init; } = 3_072;

    /// <summary>Pieces of the vocabulary (<c>vocab_size</c>); 30,522.</summary>
    public int Pieces { get; init; } = 30_522;

    /// <summary>The longest text in tokens, marks among them (<c>max_position_embeddings</c>); 512.</summary>
    public int Positions { get; init; } = 512;

    /// <summary>Kinds of segments (<c>type_vocab_size</c>); 2. A single text is of the first.</summary>
    public int Types { get; init; } = 2;

    /// <summary>Added to the variance in layer normalisation (<c>layer_norm_eps</c>); 1e-12.</summary>
    public double Epsilon { get; init; } = 1e-12;

    /// <summary>What stands between the dense layers (<c>hidden_act</c>).</summary>
    public BertActivation Activation { get; init; }

    /// <summary>Share of numbers dropped in training (<c>hidden_dropout_prob</c>); 0.1.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>Share of attention weights dropped in training (<c>attention_probs_dropout_prob</c>); 0.1.</summary>
    public double AttentionDropout { get; init; } = 0.1;

    /// <summary>Reads a configuration in Hugging Face's form. What is missing has BERT-base's value, as there.</summary>
    /// <param name="path">The file, <c>config.json</c> in a model's folder.</param>
    /// <exception cref="MerException">There is none, it is malformed, or of a network that this is not; the message names the entry.</exception>
    public static BertConfiguration Load(string path)
    {
        if (!File.Exists(path))
            throw new MerException("There is no configuration.", path, "A BERT model's folder holds config.json, vocab.txt and model.safetensors.");
        if (new FileInfo(path).Length > LargestFile)
            throw new MerException(FormattableString.Invariant($"The file has {new FileInfo(path).Length} bytes; a configuration has at most {LargestFile}."), path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new MerException($"Expected a JSON object, got {document.RootElement.ValueKind}.", path);
            return Read(document.RootElement, path);
        }
        catch (JsonException fault)
        {
            throw new MerException($"This is not JSON: {fault.Message}", path, inner: fault);
        }
    }

    private static BertConfiguration Read(JsonElement root, string path)
    {
        MerException Fault(string name, string expected, JsonElement got) => new($"Expected '{name}' to be {expected}, got {got.GetRawText()}.", path);

        int Whole(string name, int usual, int most)
        {
            if (!root.TryGetProperty(name, out JsonElement value))
                return usual;
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 1 && number <= most ? number
                : throw Fault(name, FormattableString.Invariant($"a whole number from 1 to {most}"), value);
        }

        double Share(string name, double usual)
        {
            if (!root.TryGetProperty(name, out JsonElement value))
                return usual;
            return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number is >= 0 and < 1 ? number : throw Fault(name, "a number from 0 to below 1", value);
        }

        T OneOf<T>(string name, T usual, params (string Name, T Value)[] known)
        {
            if (!root.TryGetProperty(name, out JsonElement value))
                return usual;
            foreach (var (word, meaning) in known)
            {
                if (value.ValueKind == JsonValueKind.String && value.ValueEquals(word))
                    return meaning;
            }
            throw Fault(name, string.Join(" or ", known.Select(pair => pair.Name)), value);
        }

        OneOf("model_type", 0, ("bert", 0));
        OneOf("position_embedding_type", 0, ("absolute", 0));
        var read = new BertConfiguration
        {
            Width = Whole("hidden_size", Base.Width, 65_536),
            Layers = Whole("num_hidden_layers", Base.Layers, 1_000),
            Heads = Whole("num_attention_heads", Base.Heads, 1_024),
            Inner = Whole("intermediate_size", Base.Inner, 1_000_000),
            Pieces = Whole("vocab_size", Base.Pieces, 10_000_000),
            Positions = Whole("max_position_embeddings", Base.Positions, 1_000_000),
            Types = Whole("type_vocab_size", Base.Types, 1_000),
            Epsilon = Share("layer_norm_eps", Base.Epsilon),
            Dropout = Share("hidden_dropout_prob", Base.Dropout),
            AttentionDropout = Share("attention_probs_dropout_prob", Base.AttentionDropout),
            Activation = OneOf("hidden_act", BertActivation.Gelu, ("gelu", BertActivation.Gelu), ("gelu_new", BertActivation.GeluTanh),
                ("gelu_pytorch_tanh", BertActivation.GeluTanh), ("relu", BertActivation.Relu)),
        };
        return read.Width % read.Heads == 0 ? read
            : throw new MerException(FormattableString.Invariant($"'hidden_size' {read.Width} is no multiple of 'num_attention_heads' {read.Heads}."), path);
    }
}
