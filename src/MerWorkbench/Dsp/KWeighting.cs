using MerWorkbench.Units;

namespace MerWorkbench.Dsp;

/// <summary>
/// The frequency weighting of ITU-R BS.1770: a shelf that raises what lies above 1.7 kHz by 4 dB, as a head does, and a high-pass at 38 Hz.
/// The recommendation prints coefficients for 48 kHz alone; here the two analogue filters behind them are brought to any rate
/// by the bilinear transform, which gives the printed ones back at 48 kHz.
/// </summary>
public static class KWeighting
{
    // The analogue filters, solved for from the printed coefficients.
    private const double ShelfFrequency = 1681.974450955533, ShelfGain = 3.999843853973347, ShelfQ = 0.7071752369554196, ShelfMiddle = 0.4996667741545416;
    private const double HighPassFrequency = 38.13547087602444, HighPassQ = 0.5003270373238773;

    /// <summary>The weighting at a rate, at rest.</summary>
    /// <param name="rate">The rate; where half of it lies near 1.7 kHz or below, little is left of the shelf.</param>
    public static IirCascade At(SampleRate rate)
    {
        var (shelf, shelfBack, highPass, highPassBack) = Stages(rate);
        return new(new IirFilter(shelf, shelfBack), new IirFilter(highPass, highPassBack));
    }

    /// <summary>
    /// The weighting at 44.1 kHz as Essentia computes it: both stages multiplied out to one filter of the fourth order with float coefficients.
    /// The poles of the high-pass lie so near the unit circle that this moves them, which costs 0.02 LU.
    /// </summary>
    internal static IirCascade AsEssentia()
    {
        var (shelf, shelfBack, highPass, highPassBack) = Stages(SampleRate.Hz44100);
        return new(new IirFilter(Product(shelf, highPass), Product(shelfBack, highPassBack)));
    }

    private static (double[] Shelf, double[] ShelfBack, double[] HighPass, double[] HighPassBack) Stages(SampleRate rate)
    {
        double k = Warp(ShelfFrequency, rate), high = Math.Pow(10, ShelfGain / 20), middle = Math.Pow(high, ShelfMiddle), scale = 1 + k / ShelfQ + k * k;
        double[] shelf = [(high + middle * k / ShelfQ + k * k) / scale, 2 * (k * k - high) / scale, (high - middle * k / ShelfQ + k * k) / scale];
        // The recommendation leaves the high-pass without its own gain, a hundredth of a decibel.
        return (shelf, Back(k, ShelfQ), [1, -2, 1], Back(Warp(HighPassFrequency, rate), HighPassQ));
    }

    private static double[] Back(double k, double q)
    {
        double scale = 1 + k / q + k * k;
        return [1, 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale];
    }

    // At very low rates the frequency would lie beyond half the rate, where no filter can be.
    private static double Warp(double frequency, SampleRate rate) => Math.Tan(Math.PI * Math.Min(frequency / rate.Hertz, 0.499));

    // In float, sum by sum.
    private static double[] Product(double[] first, double[] second)
    {
        float[] a = Array.ConvertAll(first, value => (float)value), b = Array.ConvertAll(second, value => (float)value);
        return [a[0] * b[0], a[0] * b[1] + a[1] * b[0], a[0] * b[2] + a[1] * b[1] + a[2] * b[0], a[1] * b[2] + a[2] * b[1], a[2] * b[2]];
    }
}
