using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.Elmo;

/// <summary>The sizes of an ELMo, as its <c>options.json</c> states them.</summary>
public sealed record ElmoOptions
{
    /// <summary>Characters a word is cut to, its marks of beginning and end among them; usually 50.</summary>
    public required int Characters { get; init; }

    /// <summary>Numbers a character; usually 16.</summary>
    public required int CharacterDimension { get; init; }

    /// <summary>The convolutions over a word's characters: width and number of filters.</summary>
    public required ImmutableArray<(int Width, int Filters)> Filters { get; init; }

    /// <summary>Highway layers behind the convolutions.</summary>
    public required int Highways { get; init; }

    /// <summary>Whether the convolutions end in a ReLU; else in a hyperbolic tangent.</summary>
    public required bool IsRelu { get; init; }

    /// <summary>LSTM layers in each direction; usually 2.</summary>
    public required int Layers { get; init; }

    /// <summary>Cells of an LSTM layer: 4096 in the original, 1024 in the small one.</summary>
    public required int Cells { get; init; }

    /// <summary>Numbers that an LSTM's output is projected to: 512 in the original, 128 in the small one.</summary>
    public required int Projection { get; init; }

    /// <summary>The largest magnitude of a cell; null for any.</summary>
    public required float? CellClip { get; init; }

    /// <summary>The largest magnitude of a projected output; null for any.</summary>
    public required float? ProjectionClip { get; init; }

    /// <summary>Whether the input of a layer above the first is added to its output.</summary>
    public required bool SkipsLayers { get; init; }

    /// <summary>Numbers of a token's vector: those of both directions.</summary>
    public int Dimension => 2 * Projection;

    /// <summary>Filters of all convolutions together.</summary>
    public int AllFilters => Filters.Sum(filter => filter.Filters);

    /// <summary>Reads <c>options.json</c>.</summary>
    /// <exception cref="MerException">It is missing, malformed, or states what is not known here.</exception>
    public static ElmoOptions Load(string path)
    {
        if (!File.Exists(path))
            throw new MerException("There is no such file.", path, "An ELMo is a folder with options.json and a file of weights that ends in .hdf5.");
        try
        {
            Document? all = JsonSerializer.Deserialize<Document>(File.ReadAllText(path), new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });
            if (all is not { Lstm: { } lstm, CharCnn: { } cnn } || cnn.Embedding is null || cnn.Filters is null)
                throw new MerException("Expected the parts 'lstm' and 'char_cnn' with their embedding and filters.", path);
            // 261 in files of language models, 262 where the mark of absent words is counted.
            if (cnn.NCharacters is not (261 or 262))
                throw new MerException($"Expected 261 or 262 characters, the 256 bytes and the marks, got {cnn.NCharacters}.", path);
            if (cnn.Activation is not ("relu" or "tanh"))
                throw new MerException($"Expected the activation relu or tanh, got '{cnn.Activation}'.", path);
            if (cnn.Filters.Any(filter => filter is not [> 0, > 0]) || cnn.Filters.Length == 0)
                throw new MerException("Expected filters as [width, number], each above 0.", path);
            return new()
            {
                Characters = Positive(cnn.MaxCharactersPerToken, "max_characters_per_token"),
                CharacterDimension = Positive(cnn.Embedding.Dim, "char_cnn.embedding.dim"),
                Filters = [.. cnn.Filters.Select(filter => (filter[0], filter[1]))],
                Highways = cnn.NHighway,
                IsRelu = cnn.Activation == "relu",
                Layers = Positive(lstm.NLayers, "lstm.n_layers"),
                Cells = Positive(lstm.Dim, "lstm.dim"),
                Projection = Positive(lstm.ProjectionDim, "lstm.projection_dim"),
                CellClip = lstm.CellClip,
                ProjectionClip = lstm.ProjClip,
                SkipsLayers = lstm.UseSkipConnections,
            };
        }
        catch (JsonException e)
        {
            throw new MerException($"This is not an ELMo's options: {e.Message}", path, inner: e);
        }

        int Positive(int value, string name) => value is > 0 and <= 65536 ? value : throw new MerException($"Expected {name} in 1..65536, got {value}.", path);
    }

    private sealed record Document(LstmPart? Lstm, CnnPart? CharCnn);

    private sealed record LstmPart(float? CellClip, bool UseSkipConnections, int NLayers, float? ProjClip, int ProjectionDim, int Dim);

    private sealed record CnnPart(EmbeddingPart? Embedding, int[][]? Filters, [property: JsonPropertyName("n_highway")] int NHighway, int NCharacters, int MaxCharactersPerToken, string Activation);

    private sealed record EmbeddingPart(int Dim);
}
