using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A parameter that takes the tensor over, which is gone afterwards.</summary>
        internal static Parameter FreshParameter(Tensor data)
        {
            using (data) return new Parameter(data);
        }

        /// <summary>First values of weights; each method fills the tensor in place, without recording, and gives it back.</summary>
        public static partial class init
        {
            /// <summary>What follows the weights, for its gain.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing: gain 1.</summary>
                Linear = 0,

                /// <summary>Sigmoid: gain 1.</summary>
                Sigmoid = 7,

                /// <summary>Hyperbolic tangent: gain 5 / 3.</summary>
                Tanh = 8,

                /// <summary>ReLU: gain sqrt(2).</summary>
                ReLU = 9,

                /// <summary>Leaky ReLU of slope a: gain sqrt(2 / (1 + a²)).</summary>
                LeakyReLU = 10,
            }

            /// <summary>Which variance is kept.</summary>
            public enum FanInOut
            {
                /// <summary>That of the signal forward.</summary>
                FanIn = 0,

                /// <summary>That of the gradient backward.</summary>
                FanOut = 1,
            }

            /// <summary>All zero.</summary>
            /// <param name="tensor">Filled in place.</param>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>All one.</summary>
            /// <param name="tensor">Filled in place.</param>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>All the same.</summary>
            /// <param name="tensor">Filled in place.</param>
            /// <param name="val">The value.</param>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using (no_grad()) return Ops.fill__Scalar(tensor, val);
            }

            /// <summary>Evenly between two bounds.</summary>
            /// <param name="tensor">Filled in place.</param>
            /// <param name="low">Lower bound, may occur.</param>
            /// <param name="high">Upper bound, does not.</param>
            /// <param name="generator">Where the numbers come from. Default: torch's own of that device.</param>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using (no_grad()) return Ops.uniform_(tensor, low, high, generator);
            }

            /// <summary>Normal.</summary>
            /// <param name="tensor">Filled in place.</param>
            /// <param name="mean">Mean.</param>
            /// <param name="std">Standard deviation.</param>
            /// <param name="generator">Where the numbers come from. Default: torch's own of that device.</param>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using (no_grad()) return Ops.normal_(tensor, mean, std, generator);
            }

            /// <summary>Evenly within ± gain sqrt(6 / (fan in + fan out)).</summary>
            /// <param name="tensor">Two axes or more; filled in place.</param>
            /// <param name="gain">Factor, see <see cref="calculate_gain"/>.</param>
            /// <remarks>Glorot and Bengio 2010.</remarks>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var std = gain * Math.Sqrt(2.0 / (fanIn + fanOut));
                var bound = Math.Sqrt(3.0) * std;
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal of variance gain² 2 / (fan in + fan out).</summary>
            /// <inheritdoc cref="xavier_uniform_"/>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>Evenly within ± gain sqrt(3 / fan).</summary>
            /// <param name="tensor">Two axes or more; filled in place.</param>
            /// <param name="a">Slope of the leaky ReLU that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows.</param>
            /// <remarks>He et al. 2015.</remarks>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal of variance gain² / fan.</summary>
            /// <inheritdoc cref="kaiming_uniform_"/>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Orthonormal rows or columns, whichever are fewer; axes after the first count as one.</summary>
            /// <param name="tensor">Two axes or more; filled in place.</param>
            /// <param name="gain">Factor.</param>
            /// <remarks>Saxe et al. 2013.</remarks>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                if (tensor.dim() < 2) throw new ArgumentException($"orthogonal_ takes two axes or more, got {tensor.dim()}.", nameof(tensor));
                if (tensor.numel() == 0) return tensor;
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                var rows = tensor.size(0);
                var columns = tensor.numel() / rows;
                var random = Ops.normal_(torch.empty([rows, columns], tensor.dtype, tensor.device));
                var (q, r) = Ops.linalg_qr(rows < columns ? random.t() : random);

                // The signs make the choice among all orthogonal matrices an even one.
                q = q * r.diagonal().sign();
                tensor.copy_((rows < columns ? q.t() : q).reshape(tensor.shape));
                tensor.mul_(gain);
                return tensor;
            }

            /// <summary>The factor that keeps the variance through a non-linear function.</summary>
            /// <param name="nonlinearity">The function.</param>
            /// <param name="param">Slope of the leaky ReLU. Default: 0.01.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.01) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>How many inputs a unit has, and how many units an input goes to.</summary>
            /// <param name="tensor">Weights: <c>[out, in, kernel...]</c>.</param>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException($"Fan in and fan out need weights of two axes or more, got [{string.Join(", ", shape)}].", nameof(tensor));
                var field = shape[2..].Aggregate(1L, (product, size) => product * size);
                return (shape[1] * field, shape[0] * field);
            }

            /// <summary>What linear layers and convolutions start with: both evenly within ± 1 / sqrt(fan in).</summary>
            internal static void default_(Tensor weight, Tensor? bias)
            {
                kaiming_uniform_(weight, Math.Sqrt(5));
                if (bias is null) return;
                var (fanIn, _) = CalculateFanInAndFanOut(weight);
                if (fanIn == 0) return;
                var bound = 1 / Math.Sqrt(fanIn);
                uniform_(bias, -bound, bound);
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }
        }
    }
}
