using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>A table of trained rows: numbers (int64) in, rows out.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long? _padding;

    internal Embedding(long num_embeddings, long embedding_dims, long? padding_idx, Device? device, ScalarType? dtype)
        : base(nameof(Embedding))
    {
        if (padding_idx is { } row && (row < -num_embeddings || row >= num_embeddings))
            throw new ArgumentOutOfRangeException(nameof(padding_idx), row, $"The table has {num_embeddings} rows.");
        _padding = padding_idx < 0 ? padding_idx + num_embeddings : padding_idx;
        weight = nn.FreshParameter(empty([num_embeddings, embedding_dims], dtype, device));
        register_parameter(nameof(weight), weight);
        nn.init.normal_(weight);
        if (_padding is not { } padding) return;
        using (no_grad())
        using (var unused = weight.select(0, padding))
            unused.zero_();
    }

    /// <summary><c>[num_embeddings, embedding_dims]</c>.</summary>
    public Parameter weight { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.embedding(input, weight, _padding);
}
