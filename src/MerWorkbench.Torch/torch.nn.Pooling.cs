using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <inheritdoc cref="functional.max_pool1d"/>
        public static MaxPool1d MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <inheritdoc cref="functional.max_pool2d"/>
        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new([kernel_size, kernel_size], Both(stride), Both(padding), Both(dilation), ceil_mode);

        /// <inheritdoc cref="functional.max_pool2d"/>
        public static MaxPool2d MaxPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
            new(Two(kernel_size), Two(stride), Two(padding), Two(dilation), ceil_mode);

        /// <inheritdoc cref="functional.avg_pool1d"/>
        public static AvgPool1d AvgPool1d(long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true) =>
            new(kernel_size, stride, padding, ceil_mode, count_include_pad);

        /// <inheritdoc cref="functional.avg_pool2d"/>
        public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
            new([kernel_size, kernel_size], Both(stride), Both(padding), ceil_mode, count_include_pad);

        /// <inheritdoc cref="functional.avg_pool2d"/>
        public static AvgPool2d AvgPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
            new(Two(kernel_size), Two(stride), Two(padding), ceil_mode, count_include_pad);

        /// <inheritdoc cref="functional.adaptive_avg_pool1d"/>
        public static AdaptiveAvgPool1d AdaptiveAvgPool1d(long output_size) => new(output_size);

        /// <inheritdoc cref="functional.adaptive_avg_pool2d"/>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);

        /// <inheritdoc cref="functional.adaptive_avg_pool2d"/>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(Two(output_size));

        /// <inheritdoc cref="functional.adaptive_avg_pool2d"/>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

        /// <inheritdoc cref="functional.adaptive_max_pool1d"/>
        public static AdaptiveMaxPool1d AdaptiveMaxPool1d(long output_size) => new(output_size);

        /// <inheritdoc cref="functional.adaptive_max_pool2d"/>
        public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long output_size) => new([output_size, output_size]);

        /// <inheritdoc cref="functional.adaptive_max_pool2d"/>
        public static AdaptiveMaxPool2d AdaptiveMaxPool2d((long, long) output_size) => new(Two(output_size));

        /// <inheritdoc cref="functional.adaptive_max_pool2d"/>
        public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] output_size) => new(output_size);

        /// <inheritdoc cref="functional.interpolate"/>
        public static Upsample Upsample(
            long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null) =>
            new(size, scale_factor, mode, align_corners, recompute_scale_factor);
    }
}
