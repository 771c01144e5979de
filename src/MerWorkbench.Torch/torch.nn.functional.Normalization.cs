namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Standardises each channel over batch and positions.</summary>
            /// <param name="input"><c>[batch, channels]</c> or <c>[batch, channels, ...]</c>.</param>
            /// <param name="running_mean"><c>[channels]</c>: updated while training, used when not.</param>
            /// <param name="running_var"><c>[channels]</c>: updated while training, used when not.</param>
            /// <param name="weight"><c>[channels]</c>: factor after standardising. Default: 1.</param>
            /// <param name="bias"><c>[channels]</c>: added at the end. Default: 0.</param>
            /// <param name="training">Take mean and variance of this batch, not the running ones.</param>
            /// <param name="momentum">Share of this batch in the running values.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Ops.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled: true);

            /// <summary>Standardises each item over its last axes.</summary>
            /// <param name="input"><c>[..., normalized_shape]</c>.</param>
            /// <param name="normalized_shape">The sizes of the last axes, over which mean and variance are taken.</param>
            /// <param name="weight">Of that shape: factor after standardising. Default: 1.</param>
            /// <param name="bias">Of that shape: added at the end. Default: 0.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Ops.layer_norm(input, normalized_shape, weight, bias, eps);

            /// <summary>Divides by the norm along an axis.</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="p">Which norm: 2 is the Euclidean.</param>
            /// <param name="dim">The axis.</param>
            /// <param name="eps">The norm is taken to be at least this.</param>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1e-12) =>
                input / Ops.norm_ScalarOpt_dim(input, p, [dim], keepdim: true).clamp_min(eps).expand_as(input);

            /// <summary>Sets elements to zero at random and scales the others so that the mean stays.</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="p">Probability of zero.</param>
            /// <param name="training">False gives the input.</param>
            /// <param name="inplace">Overwrite the input instead of making a new tensor.</param>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Ops.dropout_(input, Probability(p), training) : Ops.dropout(input, Probability(p), training);

            /// <summary>Dropout of whole channels.</summary>
            /// <param name="input"><c>[batch, channels, time]</c>, or <c>[channels, time]</c>.</param>
            /// <param name="p">Probability of zero.</param>
            /// <param name="training">False gives the input.</param>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true) => DropChannels(input, p, training, axes: 3);

            /// <summary>Dropout of whole channels.</summary>
            /// <param name="input"><c>[batch, channels, height, width]</c>; with three axes the first is taken as the batch, as in PyTorch.</param>
            /// <param name="p">Probability of zero.</param>
            /// <param name="training">False gives the input.</param>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true) => Ops.feature_dropout(input, Probability(p), training);

            private static Tensor DropChannels(Tensor input, double p, bool training, int axes) => input.dim() == axes - 1
                ? Ops.feature_dropout(input.unsqueeze(0), Probability(p), training).squeeze(0)
                : Ops.feature_dropout(input, Probability(p), training);

            private static double Probability(double p) =>
                p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A dropout probability is between 0 and 1.");
        }
    }
}
