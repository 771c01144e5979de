using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;
using F = MerWorkbench.Torch.torch.nn.functional;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>One layer: attention of each token to all, then two dense layers; each added to what came in and normalised.</summary>
internal sealed class BertLayer : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly BertConfiguration _sizes;
    private readonly BertDense query, key, value, attended, wide, narrow;
    private readonly BertNorm attendedNorm, norm;

    public BertLayer(BertWeights weights, string name, BertConfiguration sizes)
        : base(nameof(BertLayer))
    {
        _sizes = sizes;
        BertDense Square(string part) => new(weights, $"{name}.{part}", sizes.Width, sizes.Width);
        (query, key, value) = (Square("attention.self.query"), Square("attention.self.key"), Square("attention.self.value"));
        attended = Square("attention.output.dense");
        attendedNorm = new BertNorm(weights, $"{name}.attention.output.LayerNorm", sizes);
        wide = new BertDense(weights, $"{name}.intermediate.dense", sizes.Width, sizes.Inner);
        narrow = new BertDense(weights, $"{name}.output.dense", sizes.Inner, sizes.Width);
        norm = new BertNorm(weights, $"{name}.output.LayerNorm", sizes);
        RegisterComponents();
    }

    /// <summary>Runs the layer.</summary>
    /// <param name="input"><c>[batch, tokens, width]</c>.</param>
    /// <param name="padding">Added to the scores of attention, <c>[batch, 1, 1, tokens]</c>; null where nothing is padded.</param>
    public override Tensor forward(Tensor input, Tensor? padding)
    {
        using var scope = NewDisposeScope();
        Tensor seen = attendedNorm.call(Drop(attended.call(Attend(input, padding)), _sizes.Dropout) + input);
        Tensor inner = wide.call(seen);
        Tensor active = _sizes.Activation switch
        {
            BertActivation.Relu => F.relu(inner),
            BertActivation.GeluTanh => TanhGelu(inner),
            _ => F.gelu(inner),
        };
        return norm.call(Drop(narrow.call(active), _sizes.Dropout) + seen).MoveToOuterDisposeScope();
    }

    private Tensor Attend(Tensor input, Tensor? padding)
    {
        (long batch, long tokens) = (input.shape[0], input.shape[1]);
        long width = _sizes.Width / _sizes.Heads;
        Tensor Heads(Tensor all) => all.view(batch, tokens, _sizes.Heads, width).transpose(1, 2);
        Tensor scores = Heads(query.call(input)).matmul(Heads(key.call(input)).transpose(-2, -1)) / Math.Sqrt(width);
        if (padding is not null)
            scores = scores + padding;
        Tensor mixed = Drop(F.softmax(scores, -1), _sizes.AttentionDropout).matmul(Heads(value.call(input)));
        return mixed.transpose(1, 2).reshape(batch, tokens, _sizes.Width);
    }

    private Tensor Drop(Tensor tensor, double share) => training && share > 0 ? F.dropout(tensor, share) : tensor;

    private static Tensor TanhGelu(Tensor x) => 0.5 * x * (1 + (Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x.pow(3))).tanh());
}
