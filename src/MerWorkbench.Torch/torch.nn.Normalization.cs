using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Standardises each channel of <c>[batch, channels]</c> or <c>[batch, channels, time]</c> over batch and time.</summary>
        /// <param name="features">Number of channels.</param>
        /// <param name="eps">Added to the variance.</param>
        /// <param name="momentum">Share of a batch in the running statistics; null for the plain mean of all batches.</param>
        /// <param name="affine">Scale and shift each channel by trained numbers.</param>
        /// <param name="track_running_stats">Keep running statistics and use them while evaluating.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static BatchNorm1d BatchNorm1d(
            long features, double eps = 1e-5, double? momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
            new(features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Standardises each channel of <c>[batch, channels, height, width]</c> over all other axes.</summary>
        /// <inheritdoc cref="BatchNorm1d"/>
        public static BatchNorm2d BatchNorm2d(
            long features, double eps = 1e-5, double? momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
            new(features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Standardises each item over its last axes.</summary>
        /// <param name="normalized_shape">Sizes of those axes.</param>
        /// <param name="eps">Added to the variance.</param>
        /// <param name="elementwise_affine">Scale and shift each element by trained numbers.</param>
        /// <param name="bias">Shift too, not only scale.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static LayerNorm LayerNorm(
            long[] normalized_shape, double eps = 1e-5, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

        /// <inheritdoc cref="LayerNorm(long[], double, bool, bool, Device?, ScalarType?)"/>
        public static LayerNorm LayerNorm(
            long normalized_shape, double eps = 1e-5, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

        /// <summary>Sets elements to zero at random while training and scales the others so that the mean stays.</summary>
        /// <param name="p">Probability of zero.</param>
        /// <param name="inplace">Overwrite the input instead of making a new tensor.</param>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Dropout of whole channels of <c>[batch, channels, time]</c>.</summary>
        /// <param name="p">Probability of zero.</param>
        public static Dropout1d Dropout1d(double p = 0.5) => new(p);

        /// <summary>Dropout of whole channels of <c>[batch, channels, height, width]</c>.</summary>
        /// <param name="p">Probability of zero.</param>
        public static Dropout2d Dropout2d(double p = 0.5) => new(p);
    }
}
