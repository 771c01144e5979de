namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The layers as functions: what they compute, without parameters of their own.</summary>
        public static partial class functional
        {
            /// <summary>max(x, 0).</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="inplace">Overwrite the input instead of making a new tensor.</param>
            public static Tensor relu(Tensor input, bool inplace = false) => inplace ? Ops.relu_(input) : Ops.relu(input);

            /// <summary>x where positive, else slope times x.</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="negative_slope">Slope below zero.</param>
            /// <param name="inplace">Overwrite the input instead of making a new tensor.</param>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? Ops.leaky_relu_(input, negative_slope) : Ops.leaky_relu(input, negative_slope);

            /// <summary>x where positive, else alpha (exp(x) - 1).</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="alpha">What large negative values tend to, negated.</param>
            /// <param name="inplace">Overwrite the input instead of making a new tensor.</param>
            public static Tensor elu(Tensor input, double alpha = 1.0, bool inplace = false) => inplace ? Ops.elu_(input, alpha) : Ops.elu(input, alpha);

            /// <summary>x times the standard normal distribution function of x (the exact form, by erf).</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            public static Tensor gelu(Tensor input) => Ops.gelu(input);

            /// <summary>x sigmoid(x).</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="inplace">Overwrite the input instead of making a new tensor.</param>
            public static Tensor silu(Tensor input, bool inplace = false) => inplace ? Ops.silu_(input) : Ops.silu(input);

            /// <summary>1 / (1 + exp(-x)).</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            public static Tensor sigmoid(Tensor input) => Ops.sigmoid(input);

            /// <summary>The hyperbolic tangent.</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            public static Tensor tanh(Tensor input) => Ops.tanh(input);

            /// <summary>log(1 + exp(beta x)) / beta.</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="beta">Steepness.</param>
            /// <param name="threshold">Where beta x is above this, x itself is given, since the two no longer differ.</param>
            public static Tensor softplus(Tensor input, double beta = 1.0, double threshold = 20.0) => Ops.softplus(input, beta, threshold);

            /// <summary>The first half along an axis times the sigmoid of the second half.</summary>
            /// <param name="input">Even size along <paramref name="dim"/>.</param>
            /// <param name="dim">The axis that is halved.</param>
            public static Tensor glu(Tensor input, long dim = -1) => Ops.glu(input, dim);

            /// <summary>exp(x) divided by its sum along an axis.</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="dim">The axis along which the result adds up to 1.</param>
            /// <param name="dtype">Convert to this type first.</param>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Ops.softmax_int(input, dim, dtype);

            /// <summary>The logarithm of <see cref="softmax"/>, without losing small probabilities to rounding.</summary>
            /// <param name="input">Any shape; the result has the same.</param>
            /// <param name="dim">The axis along which the probabilities add up to 1.</param>
            /// <param name="dtype">Convert to this type first.</param>
            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => Ops.log_softmax_int(input, dim, dtype);
        }
    }
}
