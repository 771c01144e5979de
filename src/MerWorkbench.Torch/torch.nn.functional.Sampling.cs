namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Lengthens the last axes.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">Points before and after, first for the last axis, then for the one before it, ...</param>
            /// <param name="mode">What they hold; zeros count as constant.</param>
            /// <param name="value">The constant.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Zeros => Ops.pad(input, pad, "constant", 0),
                PaddingModes.Constant => Ops.pad(input, pad, "constant", value),
                PaddingModes.Reflect => Ops.pad(input, pad, "reflect"),
                PaddingModes.Replicate => Ops.pad(input, pad, "replicate"),
                PaddingModes.Circular => Ops.pad(input, pad, "circular"),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a way to pad."),
            };

            /// <summary>Samples anew between the points of the last axis or axes.</summary>
            /// <param name="x"><c>[batch, channels, time]</c> or <c>[batch, channels, height, width]</c>.</param>
            /// <param name="size">The wished sizes of the last axes; or
            /// <paramref name="scale_factor"/>, one of the two.</param>
            /// <param name="scale_factor">The wished factors of the sizes.</param>
            /// <param name="mode">Nearest, Linear (one axis), Bilinear (two) or Area (the means of adaptive pooling).</param>
            /// <param name="align_corners">Let the first and last points fall on each other; for the linear modes. Default: false.</param>
            /// <param name="recompute_scale_factor">Sample by the rounded sizes, not by the factors as given.</param>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false)
            {
                var axes = (int)x.dim() - 2;
                if (axes is not (1 or 2)) throw new ArgumentException($"interpolate takes [batch, channels, time] or [batch, channels, height, width], got {axes + 2} axes.");
                if (size is null == scale_factor is null) throw new ArgumentException("interpolate takes either size or scale_factor, and one of them.");
                size = Spread(size, axes, nameof(size));
                scale_factor = Spread(scale_factor, axes, nameof(scale_factor));
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    size = [.. scale_factor.Select((factor, i) => (long)Math.Floor(x.size(i + 2) * factor))];
                    scale_factor = null;
                }

                var corners = align_corners ?? false;
                return (mode, axes) switch
                {
                    (InterpolationMode.Nearest, 1) => Ops.upsample_nearest1d_vec(x, size, scale_factor),
                    (InterpolationMode.Nearest, 2) => Ops.upsample_nearest2d_vec(x, size, scale_factor),
                    (InterpolationMode.Linear, 1) => Ops.upsample_linear1d_vec(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) => Ops.upsample_bilinear2d_vec(x, size, corners, scale_factor),
                    (InterpolationMode.Area, 1) => Ops.adaptive_avg_pool1d(x, size!),
                    (InterpolationMode.Area, 2) => Ops.adaptive_avg_pool2d(x, size!),
                    _ => throw new ArgumentException($"interpolate has no mode {mode} for {axes} axes: Linear takes one, Bilinear two, Nearest and Area either."),
                };
            }

            private static T[]? Spread<T>(T[]? values, int axes, string name) => values switch
            {
                null => null,
                [var only] => [.. Enumerable.Repeat(only, axes)],
                _ when values.Length == axes => values,
                _ => throw new ArgumentException($"interpolate got {values.Length} numbers for {axes} axes.", name),
            };
        }
    }
}
