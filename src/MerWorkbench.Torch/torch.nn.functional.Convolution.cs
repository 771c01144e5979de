namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x W^T + b.</summary>
            /// <param name="input"><c>[..., in]</c>.</param>
            /// <param name="weight"><c>[out, in]</c>.</param>
            /// <param name="bias"><c>[out]</c>, or null for none.</param>
            /// <returns><c>[..., out]</c>.</returns>
            public static Tensor linear(Tensor input, Tensor weight, Tensor? bias = null) => Ops.linear(input, weight, bias);

            /// <summary>Cross-correlation along time.</summary>
            /// <param name="input"><c>[batch, in, time]</c>.</param>
            /// <param name="weight"><c>[out, in / groups, kernel]</c>.</param>
            /// <param name="bias"><c>[out]</c>, or null for none.</param>
            /// <param name="stride">Step of the kernel. Default: 1.</param>
            /// <param name="padding">Zeros added on both sides. Default: 0.</param>
            /// <param name="dilation">Distance of the kernel's points. Default: 1.</param>
            /// <param name="groups">Into how many groups without connection the channels fall.</param>
            /// <returns><c>[batch, out, time']</c>.</returns>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                Ops.conv1d(input, weight, bias, One(stride), One(padding), One(dilation), groups);

            /// <summary>Cross-correlation over height and width.</summary>
            /// <param name="input"><c>[batch, in, height, width]</c>.</param>
            /// <param name="weight"><c>[out, in / groups, kernel height, kernel width]</c>.</param>
            /// <param name="bias"><c>[out]</c>, or null for none.</param>
            /// <param name="strides">Step of the kernel, one or two numbers. Default: 1.</param>
            /// <param name="padding">Zeros added on both sides, one or two numbers. Default: 0.</param>
            /// <param name="dilation">Distance of the kernel's points, one or two numbers. Default: 1.</param>
            /// <param name="groups">Into how many groups without connection the channels fall.</param>
            /// <returns><c>[batch, out, height', width']</c>.</returns>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Ops.conv2d(input, weight, bias, strides, padding, dilation, groups);

            /// <summary>The transpose of <see cref="conv1d"/>: spreads each input over the output.</summary>
            /// <param name="input"><c>[batch, in, time]</c>.</param>
            /// <param name="weight"><c>[in, out / groups, kernel]</c>.</param>
            /// <param name="bias"><c>[out]</c>, or null for none.</param>
            /// <param name="stride">Step in the output. Default: 1.</param>
            /// <param name="padding">Points dropped on both sides of the output. Default: 0.</param>
            /// <param name="output_padding">Points added at the end of the output. Default: 0.</param>
            /// <param name="dilation">Distance of the kernel's points. Default: 1.</param>
            /// <param name="groups">Into how many groups without connection the channels fall.</param>
            /// <returns><c>[batch, out, time']</c>.</returns>
            public static Tensor conv_transpose1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1) =>
                Ops.conv_transpose1d(input, weight, bias, One(stride), One(padding), One(output_padding), groups, One(dilation));

            /// <summary>The transpose of <see cref="conv2d"/>: spreads each input over the output.</summary>
            /// <param name="input"><c>[batch, in, height, width]</c>.</param>
            /// <param name="weight"><c>[in, out / groups, kernel height, kernel width]</c>.</param>
            /// <param name="bias"><c>[out]</c>, or null for none.</param>
            /// <param name="strides">Step in the output, one or two numbers. Default: 1.</param>
            /// <param name="padding">Points dropped on each side of the output. Default: 0.</param>
            /// <param name="output_padding">Points added at the end of each axis of the output. Default: 0.</param>
            /// <param name="dilation">Distance of the kernel's points. Default: 1.</param>
            /// <param name="groups">Into how many groups without connection the channels fall.</param>
            /// <returns><c>[batch, out, height', width']</c>.</returns>
            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Ops.conv_transpose2d_input(input, weight, bias, strides, padding, output_padding, groups, dilation);

            private static long[]? One(long? value) => value is { } given ? [given] : null;
        }
    }
}
