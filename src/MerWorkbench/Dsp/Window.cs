using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>Window functions, computed in double and rounded once.</summary>
public static class Window
{
    /// <summary>Makes a window.</summary>
    /// <param name="shape">Its curve.</param>
    /// <param name="length">How many samples, at least 1.</param>
    /// <param name="periodic">
    /// True: one period of a curve that would repeat after <paramref name="length"/> samples, right for spectra and librosa's and torch's default.
    /// False: symmetric, first and last sample equal, as in Essentia, NWaves and HTK. The difference moves MFCCs by 0.02 dB.
    /// </param>
    /// <returns><paramref name="length"/> factors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public static float[] Make(WindowShape shape, int length, bool periodic = true) => [.. Exact(shape, length, periodic).Select(value => (float)value)];

    /// <summary>The same before rounding.</summary>
    internal static double[] Exact(WindowShape shape, int length, bool periodic)
    {
        Check.Positive(length);
        double[] terms = shape switch
        {
            WindowShape.Rectangular => [1],
            WindowShape.Hann => [0.5, 0.5],
            WindowShape.Hamming => [0.54, 0.46],
            WindowShape.HammingExact => [0.53836, 0.46164],
            WindowShape.Blackman => [0.42, 0.5, 0.08],
            WindowShape.BlackmanHarris62 => [0.44959, 0.49364, 0.05677],
            WindowShape.BlackmanHarris70 => [0.42323, 0.49755, 0.07922],
            WindowShape.BlackmanHarris74 => [0.40217, 0.49703, 0.09892, 0.00188],
            WindowShape.BlackmanHarris92 => [0.35875, 0.48829, 0.14128, 0.01168],
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, $"There is no window {shape}."),
        };
        var window = new double[length];
        double period = Math.Max(1, periodic ? length : length - 1);
        for (int i = 0; i < length; i++)
        {
            double sum = 0;
            for (int term = 0; term < terms.Length; term++)
                sum += (term % 2 == 0 ? 1 : -1) * terms[term] * Math.Cos(2 * Math.PI * term * i / period);
            window[i] = length == 1 ? 1 : sum;
        }
        return window;
    }

    /// <summary>Makes a symmetric Gaussian window: exp(-((n - m) / (sigma m))^2 / 2) with m = (length - 1) / 2.</summary>
    /// <param name="length">How many samples, at least 1.</param>
    /// <param name="sigma">The standard deviation as a share of half the length; openSMILE's pitch frames use 0.4.</param>
    /// <returns><paramref name="length"/> factors; the middle is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not above zero.</exception>
    public static float[] Gaussian(int length, double sigma)
    {
        Check.Positive(length);
        Check.Positive(sigma);
        var window = new float[length];
        double middle = (length - 1) / 2.0;
        for (int i = 0; i < length; i++)
        {
            double distance = length == 1 ? 0 : (i - middle) / (sigma * middle);
            window[i] = (float)Math.Exp(-0.5 * distance * distance);
        }
        return window;
    }

    /// <summary>
    /// Makes a symmetric window scaled to the sum 2, so that a sine of amplitude 1 has magnitude 1 in its bin; Essentia's Windowing by default.
    /// </summary>
    /// <param name="shape">Its curve.</param>
    /// <param name="length">How many samples, at least 2.</param>
    /// <returns><paramref name="length"/> factors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 2.</exception>
    public static float[] MakeNormalized(WindowShape shape, int length)
    {
        float[] window = Make(shape, Check.InRange(length, 2, int.MaxValue), periodic: false);
        double scale = 2 / Dot.Sum(window);
        for (int i = 0; i < window.Length; i++)
            window[i] = (float)(window[i] * scale);
        return window;
    }

    /// <summary>
    /// Turns a windowed frame so that its middle comes first, with zeros between the halves where there is more room: phases then refer
    /// to the middle. Magnitudes stay the same.
    /// </summary>
    /// <param name="frame">The windowed samples.</param>
    /// <param name="into">Receives them; at least as long.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public static void ToZeroPhase(ReadOnlySpan<float> frame, Span<float> into)
    {
        if (into.Length < frame.Length)
            throw new ArgumentException($"A frame of {frame.Length} samples needs as much room; there is room for {into.Length}.", nameof(into));
        int half = frame.Length / 2;
        frame[half..].CopyTo(into);
        into[(frame.Length - half)..^half].Clear();
        frame[..half].CopyTo(into[^half..]);
    }
}
