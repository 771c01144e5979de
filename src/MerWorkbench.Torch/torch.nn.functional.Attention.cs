namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>softmax(Q K^T / sqrt(d) + mask) V.</summary>
            /// <param name="query"><c>[..., targets, d]</c>.</param>
            /// <param name="key"><c>[..., sources, d]</c>.</param>
            /// <param name="value"><c>[..., sources, e]</c>.</param>
            /// <param name="attn_mask">Spreads to <c>[..., targets, sources]</c>: bool where true may be looked at, or numbers that are added.</param>
            /// <param name="p">Probability of dropping a weight. 0 outside training.</param>
            /// <param name="is_casual">Each target sees the sources up to its own place (causal; spelled as in TorchSharp). Excludes a mask.</param>
            /// <returns><c>[..., targets, e]</c>.</returns>
            /// <remarks>Vaswani et al. 2017, section 3.2.1. Composed of single operators: libtorch 1.13 has no public fused one.</remarks>
            public static Tensor scaled_dot_product_attention(
                Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                if (is_casual && attn_mask is not null) throw new ArgumentException("Attention takes a mask or is_casual, not both.", nameof(attn_mask));
                using var scope = NewDisposeScope();
                var scores = (query / Math.Sqrt(query.size(-1))).matmul(key.transpose(-2, -1));
                if (is_casual) attn_mask = torch.ones([query.size(-2), key.size(-2)], ScalarType.Bool, query.device).tril();
                if (attn_mask is not null)
                    scores = attn_mask.dtype == ScalarType.Bool ? scores.masked_fill(attn_mask.logical_not(), double.NegativeInfinity) : scores + attn_mask;
                var weights = Ops.softmax_int(scores, -1);
                if (p > 0) weights = dropout(weights, p);
                return weights.matmul(value).MoveToOuterDisposeScope();
            }

            /// <summary>Rows of a table.</summary>
            /// <param name="x">Row numbers (int64), any shape.</param>
            /// <param name="weight"><c>[rows, size]</c>.</param>
            /// <param name="padding_idx">A row that is not trained.</param>
            /// <returns>The shape of <paramref name="x"/> with <c>size</c> behind.</returns>
            public static Tensor embedding(Tensor x, Tensor weight, long? padding_idx = null) => Ops.embedding(weight, x, padding_idx ?? -1);

            /// <summary>1 at the place of the class, 0 elsewhere.</summary>
            /// <param name="x">Classes (int64), any shape.</param>
            /// <param name="num_classes">Their number. Default: the largest plus one.</param>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Ops.one_hot(x, num_classes);
        }
    }
}
