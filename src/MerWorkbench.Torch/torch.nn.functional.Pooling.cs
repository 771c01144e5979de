namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value of each window along time.</summary>
            /// <param name="input"><c>[batch, channels, time]</c>.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window. Default: its length.</param>
            /// <param name="padding">Minus infinity added on both sides. Default: 0.</param>
            /// <param name="dilation">Distance of the window's points. Default: 1.</param>
            /// <param name="ceil_mode">Also give a window that is cut off at the end.</param>
            public static Tensor max_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Ops.max_pool1d(input, [kernel_size], One(stride), One(padding), One(dilation), ceil_mode);

            /// <summary>The largest value of each window over height and width.</summary>
            /// <param name="input"><c>[batch, channels, height, width]</c>.</param>
            /// <param name="kernel_size">Size of the window, one or two numbers.</param>
            /// <param name="stride">Step of the window. Default: its size.</param>
            /// <param name="padding">Minus infinity added on both sides. Default: 0.</param>
            /// <param name="dilation">Distance of the window's points. Default: 1.</param>
            /// <param name="ceil_mode">Also give windows that are cut off at the end.</param>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Ops.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

            /// <summary>The mean of each window along time.</summary>
            /// <param name="input"><c>[batch, channels, time]</c>.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window. Default: its length.</param>
            /// <param name="padding">Zeros added on both sides. Default: 0.</param>
            /// <param name="ceil_mode">Also give a window that is cut off at the end.</param>
            /// <param name="count_include_pad">Count the added zeros in the mean.</param>
            public static Tensor avg_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                Ops.avg_pool1d(input, [kernel_size], One(stride), One(padding), ceil_mode, count_include_pad);

            /// <summary>The mean of each window over height and width.</summary>
            /// <param name="input"><c>[batch, channels, height, width]</c>.</param>
            /// <param name="kernel_size">Size of the window, one or two numbers.</param>
            /// <param name="stride">Step of the window. Default: its size.</param>
            /// <param name="padding">Zeros added on both sides. Default: 0.</param>
            /// <param name="ceil_mode">Also give windows that are cut off at the end.</param>
            /// <param name="count_include_pad">Count the added zeros in the mean.</param>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                Ops.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad);

            /// <summary>Means of as many windows along time as asked for.</summary>
            /// <param name="input"><c>[batch, channels, time]</c>.</param>
            /// <param name="output_size">Number of windows.</param>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => Ops.adaptive_avg_pool1d(input, [output_size]);

            /// <summary>Means of as many windows over height and width as asked for.</summary>
            /// <param name="input"><c>[batch, channels, height, width]</c>.</param>
            /// <param name="output_size">Number of windows: height, width.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Ops.adaptive_avg_pool2d(input, output_size);

            /// <summary>Largest values of as many windows along time as asked for.</summary>
            /// <param name="input"><c>[batch, channels, time]</c>.</param>
            /// <param name="output_size">Number of windows.</param>
            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) => Ops.adaptive_max_pool1d(input, [output_size]).item1;

            /// <summary>Largest values of as many windows over height and width as asked for.</summary>
            /// <param name="input"><c>[batch, channels, height, width]</c>.</param>
            /// <param name="output_size">Number of windows: height, width.</param>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) => Ops.adaptive_max_pool2d(input, output_size).item1;
        }
    }
}
