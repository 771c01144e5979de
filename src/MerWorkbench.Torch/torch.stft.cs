namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>Short-time Fourier transform.</summary>
    /// <param name="input"><c>[time]</c> or <c>[batch, time]</c>.</param>
    /// <param name="n_fft">Points of each transform.</param>
    /// <param name="hop_length">Samples from one frame to the next; -1 takes a quarter of <paramref name="n_fft"/>.</param>
    /// <param name="win_length">Samples under the window; -1 takes <paramref name="n_fft"/>.</param>
    /// <param name="window"><c>[win_length]</c>; ones where left out.</param>
    /// <param name="center">Put frame t around sample t hop_length, lengthening the signal at both ends.</param>
    /// <param name="pad_mode">What the lengthened ends hold: Reflect, Replicate, Circular or Constant (zeros).</param>
    /// <param name="normalized">Divide by the root of <paramref name="n_fft"/>.</param>
    /// <param name="onesided">Only frequencies from 0 to half the sample rate; true for real input where left out.</param>
    /// <param name="return_complex">Complex numbers, the default here; false gives real and imaginary part as last dimension.</param>
    /// <returns><c>[batch, frequencies, frames]</c>, without batch where the input had none.</returns>
    public static Tensor stft(Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null)
    {
        var mode = pad_mode == PaddingModes.Zeros ? "constant" : pad_mode.ToString().ToLowerInvariant();
        return Ops.stft_center(input, n_fft, Given(hop_length), Given(win_length), window, center, mode, normalized, onesided, return_complex ?? true);
    }

    /// <summary>The signal of a short-time Fourier transform.</summary>
    /// <param name="input">Complex <c>[batch, frequencies, frames]</c> or <c>[frequencies, frames]</c>.</param>
    /// <param name="n_fft">Points of each transform.</param>
    /// <param name="hop_length">Samples from one frame to the next; -1 takes a quarter of <paramref name="n_fft"/>.</param>
    /// <param name="win_length">Samples under the window; -1 takes <paramref name="n_fft"/>.</param>
    /// <param name="window">The window of the transform; ones where left out.</param>
    /// <param name="center">Whether frames were centred.</param>
    /// <param name="normalized">Whether it was divided by the root of <paramref name="n_fft"/>.</param>
    /// <param name="onesided">Whether only the lower half of the frequencies is there; told from their number where left out.</param>
    /// <param name="length">Samples to give back; -1 takes what the frames cover.</param>
    /// <param name="return_complex">Whether the signal was complex.</param>
    public static Tensor istft(Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false, bool? onesided = null, long length = -1, bool return_complex = false) =>
        Ops.istft(input, n_fft, Given(hop_length), Given(win_length), window, center, normalized, onesided, Given(length), return_complex);

    private static long? Given(long value) => value < 0 ? null : value;

    public partial class Tensor
    {
        /// <summary>Short-time Fourier transform, see <see cref="torch.stft"/>.</summary>
        public Tensor stft(long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null) =>
            torch.stft(this, n_fft, hop_length, win_length, window, center, pad_mode, normalized, onesided, return_complex);

        /// <summary>The signal of a short-time Fourier transform, see <see cref="torch.istft"/>.</summary>
        public Tensor istft(long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false, bool? onesided = null, long length = -1, bool return_complex = false) =>
            torch.istft(this, n_fft, hop_length, win_length, window, center, normalized, onesided, length, return_complex);
    }
}
