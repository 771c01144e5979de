using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A convolution along time: <c>[batch, in, time]</c> to <c>[batch, out, time']</c>.</summary>
        /// <param name="in_channels">Channels in.</param>
        /// <param name="out_channels">Channels out.</param>
        /// <param name="kernel_size">Length of the kernel.</param>
        /// <param name="stride">Step of the kernel.</param>
        /// <param name="padding">Points added on both sides.</param>
        /// <param name="dilation">Distance of the kernel's points.</param>
        /// <param name="padding_mode">What the added points hold.</param>
        /// <param name="groups">Into how many groups without connection the channels fall.</param>
        /// <param name="bias">Add a trained number to each channel.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static Conv1d Conv1d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionSize(in_channels, out_channels, [kernel_size], [stride], [padding], [dilation], groups, padding_mode), bias, device, dtype);

        /// <inheritdoc cref="Conv1d(long, long, long, long, long, long, PaddingModes, long, bool, Device?, ScalarType?)"/>
        public static Conv1d Conv1d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionSize(in_channels, out_channels, [kernel_size], [stride], [0], [dilation], groups, padding_mode, padding == Padding.Same), bias, device, dtype);

        /// <summary>A convolution over height and width: <c>[batch, in, height, width]</c> to <c>[batch, out, height', width']</c>.</summary>
        /// <param name="in_channels">Channels in.</param>
        /// <param name="out_channels">Channels out.</param>
        /// <param name="kernel_size">Height and width of the kernel.</param>
        /// <param name="stride">Step of the kernel.</param>
        /// <param name="padding">Points added on each side.</param>
        /// <param name="dilation">Distance of the kernel's points.</param>
        /// <param name="padding_mode">What the added points hold.</param>
        /// <param name="groups">Into how many groups without connection the channels fall.</param>
        /// <param name="bias">Add a trained number to each channel.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            Conv2d(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device?, ScalarType?)"/>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionSize(in_channels, out_channels, Two(kernel_size), Two(stride, 1), Two(padding, 0), Two(dilation, 1), groups, padding_mode), bias, device, dtype);

        /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device?, ScalarType?)"/>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionSize(
                    in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [0, 0], [dilation, dilation], groups, padding_mode, padding == Padding.Same),
                bias, device, dtype);

        /// <summary>A transposed convolution along time: <c>[batch, in, time]</c> to <c>[batch, out, time']</c>.</summary>
        /// <param name="in_channels">Channels in.</param>
        /// <param name="out_channels">Channels out.</param>
        /// <param name="kernel_size">Length of the kernel.</param>
        /// <param name="stride">Step in the output.</param>
        /// <param name="padding">Points dropped on both sides of the output.</param>
        /// <param name="output_padding">Points added at the end of the output.</param>
        /// <param name="dilation">Distance of the kernel's points.</param>
        /// <param name="padding_mode">Zeros only.</param>
        /// <param name="groups">Into how many groups without connection the channels fall.</param>
        /// <param name="bias">Add a trained number to each channel.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static ConvTranspose1d ConvTranspose1d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionSize(in_channels, out_channels, [kernel_size], [stride], [padding], [dilation], groups, padding_mode, Transposed: true), output_padding, bias, device, dtype);

        /// <summary>A transposed convolution over height and width: <c>[batch, in, height, width]</c> to <c>[batch, out, height', width']</c>.</summary>
        /// <param name="in_channels">Channels in.</param>
        /// <param name="out_channels">Channels out.</param>
        /// <param name="kernel_size">Height and width of the kernel.</param>
        /// <param name="stride">Step in the output.</param>
        /// <param name="padding">Points dropped on each side of the output.</param>
        /// <param name="output_padding">Points added at the end of each axis of the output.</param>
        /// <param name="dilation">Distance of the kernel's points.</param>
        /// <param name="padding_mode">Zeros only.</param>
        /// <param name="groups">Into how many groups without connection the channels fall.</param>
        /// <param name="bias">Add a trained number to each channel.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionSize(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [padding, padding], [dilation, dilation], groups, padding_mode, Transposed: true),
                output_padding, bias, device, dtype);

        private static long[] Two((long, long) value) => [value.Item1, value.Item2];

        private static long[] Two((long, long)? value, long otherwise) => value is { } given ? Two(given) : [otherwise, otherwise];

        private static long[]? Two((long, long)? value) => value is { } given ? Two(given) : null;

        private static long[]? Both(long? value) => value is { } given ? [given, given] : null;
    }
}
