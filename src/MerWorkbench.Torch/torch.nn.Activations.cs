using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <inheritdoc cref="functional.relu"/>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <inheritdoc cref="functional.leaky_relu"/>
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

        /// <inheritdoc cref="functional.elu"/>
        public static ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

        /// <inheritdoc cref="functional.gelu"/>
        public static GELU GELU() => new();

        /// <inheritdoc cref="functional.silu"/>
        public static SiLU SiLU(bool inplace = false) => new(inplace);

        /// <inheritdoc cref="functional.sigmoid"/>
        public static Sigmoid Sigmoid() => new();

        /// <inheritdoc cref="functional.tanh"/>
        public static Tanh Tanh() => new();

        /// <inheritdoc cref="functional.softmax"/>
        public static Softmax Softmax(long dim) => new(dim);

        /// <inheritdoc cref="functional.log_softmax"/>
        public static LogSoftmax LogSoftmax(long dim) => new(dim);

        /// <inheritdoc cref="functional.softplus"/>
        public static Softplus Softplus(double beta = 1.0, double threshold = 20.0) => new(beta, threshold);
    }
}
