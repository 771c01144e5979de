using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>BERT's encoder: numbers of pieces in, a vector for each token out. Without the pooler, which was trained for another task.</summary>
/// <remarks>J. Devlin, M.-W. Chang, K. Lee, K. Toutanova (2019), BERT: pre-training of deep bidirectional transformers for language understanding.</remarks>
public sealed class BertNetwork : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly Parameter words, positions, types;
    private readonly BertNorm norm;
    private readonly ModuleList<BertLayer> layers;

    internal BertNetwork(BertConfiguration sizes, BertWeights weights)
        : base(nameof(BertNetwork))
    {
        using var scope = NewDisposeScope();
        Sizes = sizes;
        Parameter Table(string name, int rows) => nn.Parameter(weights($"embeddings.{name}.weight", [rows, sizes.Width]));
        words = Table("word_embeddings", sizes.Pieces);
        positions = Table("position_embeddings", sizes.Positions);
        types = Table("token_type_embeddings", sizes.Types);
        norm = new BertNorm(weights, "embeddings.LayerNorm", sizes);
        layers = nn.ModuleList([.. Enumerable.Range(0, sizes.Layers).Select(i => new BertLayer(weights, FormattableString.Invariant($"encoder.layer.{i}"), sizes))]);
        RegisterComponents();
    }

    /// <summary>The same network once more, to train it on without touching this one.</summary>
    public BertNetwork Copy()
    {
        var copy = new BertNetwork(Sizes, (_, shape) => zeros(shape));
        copy.load_state_dict(state_dict());
        return copy;
    }

    /// <summary>Its sizes.</summary>
    public BertConfiguration Sizes { get; }

    /// <summary>Encodes a batch of texts.</summary>
    /// <param name="ids">Numbers of pieces with the marks around, int64 <c>[batch, tokens]</c>; shorter texts padded at their end.</param>
    /// <param name="mask">Bool <c>[batch, tokens]</c>, true where there is a token; null where nothing is padded.</param>
    /// <returns><c>[batch, tokens, width]</c>; rows of padding mean nothing.</returns>
    public override Tensor forward(Tensor ids, Tensor? mask)
    {
        using var scope = NewDisposeScope();
        Tensor state = norm.call(nn.functional.embedding(ids, words) + types.select(0, 0) + positions.narrow(0, 0, ids.shape[1]));
        if (training && Sizes.Dropout > 0)
            state = nn.functional.dropout(state, Sizes.Dropout);
        Tensor? padding = mask?.logical_not().to(ScalarType.Float32).mul(float.MinValue).unsqueeze(1).unsqueeze(1);
        foreach (BertLayer layer in layers)
            state = layer.call(state, padding);
        return state.MoveToOuterDisposeScope();
    }
}
