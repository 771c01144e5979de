namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The squared difference.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">Truth, of the same shape.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            /// <exception cref="ArgumentException">The shapes differ: PyTorch warns and spreads the smaller one, which is hardly ever meant.</exception>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Ops.mse_loss(input, Alike(input, target), (long)reduction);

            /// <summary>The absolute difference.</summary>
            /// <inheritdoc cref="mse_loss"/>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Ops.l1_loss(input, Alike(input, target), (long)reduction);

            /// <summary>Half the squared difference over beta where it is below beta, else the absolute difference less beta / 2.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">Truth, of the same shape.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            /// <param name="beta">Where the parabola ends.</param>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                Ops.smooth_l1_loss(input, Alike(input, target), (long)reduction, beta);

            /// <summary>Half the squared difference where it is below delta, else delta times (the absolute difference less delta / 2).</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">Truth, of the same shape.</param>
            /// <param name="delta">Where the parabola ends.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                Ops.huber_loss(input, Alike(input, target), (long)reduction, delta);

            /// <summary>-(t log p + (1 - t) log(1 - p)).</summary>
            /// <param name="input">Probabilities p, 0 to 1.</param>
            /// <param name="target">Truth t, 0 to 1, of the same shape.</param>
            /// <param name="weight">A factor for each element, spread over the shape.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Ops.binary_cross_entropy(input, Alike(input, target), weight?.expand(input.shape), (long)reduction);

            /// <summary><see cref="binary_cross_entropy"/> of the sigmoid of the input, without losing small probabilities to rounding.</summary>
            /// <param name="input">Logits.</param>
            /// <param name="target">Truth, 0 to 1, of the same shape.</param>
            /// <param name="weight">A factor for each element, spread over the shape.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            /// <param name="pos_weights">A factor for the positive part, for each class.</param>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Ops.binary_cross_entropy_with_logits(input, Alike(input, target), weight, pos_weights, (long)reduction);

            /// <summary>The negative logarithm of the true class's softmax.</summary>
            /// <param name="input">Logits: <c>[batch, classes]</c> or <c>[batch, classes, ...]</c>.</param>
            /// <param name="target">True classes <c>[batch, ...]</c> (int64), or probabilities of the input's shape.</param>
            /// <param name="weight"><c>[classes]</c>: a factor for each class; the mean is weighted by it too.</param>
            /// <param name="ignore_index">A class that does not count.</param>
            /// <param name="reduction">What becomes of the items' losses.</param>
            /// <param name="label_smoothing">Share of the truth spread evenly over all classes, 0 to 1.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Ops.cross_entropy_loss(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>The negative of the true class's value.</summary>
            /// <param name="input">Log-probabilities: <c>[batch, classes]</c> or <c>[batch, classes, ...]</c>.</param>
            /// <param name="target">True classes <c>[batch, ...]</c> (int64).</param>
            /// <param name="weight"><c>[classes]</c>: a factor for each class; the mean is weighted by it too.</param>
            /// <param name="reduction">What becomes of the items' losses.</param>
            /// <param name="ignore_index">A class that does not count.</param>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, long ignore_index = -100) =>
                Ops.nll_loss_nd(input, target, weight, (long)reduction, ignore_index);

            /// <summary>The cosine of the angle between two vectors along an axis.</summary>
            /// <param name="x1">Any shape.</param>
            /// <param name="x2">A shape that spreads to it.</param>
            /// <param name="dim">The axis of the vectors.</param>
            /// <param name="eps">The lengths' product is taken to be at least this.</param>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) => Ops.cosine_similarity(x1, x2, dim, eps);

            private static Tensor Alike(Tensor input, Tensor target) => input.shape.AsSpan().SequenceEqual(target.shape)
                ? target
                : throw new ArgumentException($"A loss compares tensors of one shape, got [{string.Join(", ", input.shape)}] and [{string.Join(", ", target.shape)}].");
        }
    }
}
