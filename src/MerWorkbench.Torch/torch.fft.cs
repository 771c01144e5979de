namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>Discrete Fourier transforms.</summary>
    public static class fft
    {
        /// <summary>Transform along one dimension, complex.</summary>
        /// <param name="input">Real or complex numbers.</param>
        /// <param name="n">Number of points, cut or filled with zeros; -1 takes all.</param>
        /// <param name="dim">The dimension.</param>
        /// <param name="norm">Where it divides.</param>
        public static Tensor fft_(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.fft_fft(input, Points(n), dim, Text(norm));

        /// <summary>The way back of a complex transform.</summary>
        public static Tensor ifft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.fft_ifft(input, Points(n), dim, Text(norm));

        /// <summary>Transform of real numbers along one dimension: the first n/2 + 1 complex numbers, of which the rest follow.</summary>
        public static Tensor rfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.fft_rfft(input, Points(n), dim, Text(norm));

        /// <summary>The way back to real numbers.</summary>
        /// <param name="input">n/2 + 1 complex numbers along the dimension.</param>
        /// <param name="n">Number of real points; -1 takes the even one.</param>
        /// <param name="dim">The dimension.</param>
        /// <param name="norm">Where it divides.</param>
        public static Tensor irfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.fft_irfft(input, Points(n), dim, Text(norm));

        /// <summary>Transform along two dimensions.</summary>
        public static Tensor fft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.fft_fft2(input, s, dim, Text(norm));

        /// <summary>The way back along two dimensions.</summary>
        public static Tensor ifft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.fft_ifft2(input, s, dim, Text(norm));

        /// <summary>Transform along several dimensions, all where none is named.</summary>
        public static Tensor fftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.fft_fftn(input, s, dim, Text(norm));

        /// <summary>The way back along several dimensions, all where none is named.</summary>
        public static Tensor ifftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.fft_ifftn(input, s, dim, Text(norm));

        /// <summary>Frequencies of a transform of <paramref name="n"/> points at distance <paramref name="d"/>, negative ones last.</summary>
        public static Tensor fftfreq(long n, double d = 1.0, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.fft_fftfreq(n, d, dtype ?? s_defaultType, device), requires_grad);

        /// <summary>Frequencies of a real transform of <paramref name="n"/> points at distance <paramref name="d"/>.</summary>
        public static Tensor rfftfreq(long n, double d = 1.0, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.fft_rfftfreq(n, d, dtype ?? s_defaultType, device), requires_grad);

        /// <summary>Frequency 0 moved to the middle.</summary>
        public static Tensor fftshift(Tensor input, long[]? dim = null) => Ops.fft_fftshift(input, dim);

        /// <summary>Frequency 0 moved back to the beginning.</summary>
        public static Tensor ifftshift(Tensor input, long[]? dim = null) => Ops.fft_ifftshift(input, dim);

        private static long? Points(long n) => n < 0 ? null : n;

        private static string Text(FFTNormType norm) => norm switch
        {
            FFTNormType.Backward => "backward",
            FFTNormType.Forward => "forward",
            FFTNormType.Ortho => "ortho",
            _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "not a way to divide"),
        };
    }
}
