using System.Numerics;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>
/// Energy in bands of a gammatone filter bank, the filters of the cochlea, spaced by equivalent rectangular bandwidth.
/// Holds only a table and may be shared.
/// </summary>
/// <remarks>
/// The weight of a bin is the magnitude response there of Slaney's (1993) fourth-order gammatone filter, with his gain, but for one thing:
/// Essentia takes the square of one pole where the filter has a pole and its conjugate, and so does this, since its GFCC are defined by it.
/// Bands come out up to 50,000 times larger than power, with steeper skirts.
/// </remarks>
public sealed class ErbBands : IDescriptor
{
    // Glasberg and Moore (1990): bandwidth = f / 9.26449 + 24.7 Hz.
    private const double EarQ = 9.26449, LeastWidth = 24.7;
    private readonly float[] _weights;

    /// <summary>Makes the filters.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="bands">How many.</param>
    /// <param name="low">The centre of the lowest; 40 Hz by default.</param>
    /// <param name="high">Where the bands end, one step above the centre of the highest; half the rate by default.</param>
    /// <exception cref="ArgumentException">The frequencies do not lie in order up to half the rate.</exception>
    public ErbBands(int fftLength, SampleRate rate, int bands = 40, Hertz? low = null, Hertz? high = null)
    {
        Bands = Check.Positive(bands);
        Bins = Check.Positive(fftLength) / 2 + 1;
        double from = (low ?? new Hertz(40)).Value, to = (high ?? rate.Nyquist).Value;
        if (!(from >= 0 && from < to && to <= rate.Nyquist.Value))
            throw new ArgumentException($"The frequencies of ERB bands at {rate} must lie in order up to {rate.Nyquist}; got {from} and {to} Hz.");
        _weights = new float[Bands * Bins];
        const double offset = EarQ * LeastWidth;
        for (int band = 0; band < Bands; band++)
        {
            double center = (to + offset) * Math.Pow((from + offset) / (to + offset), (double)(Bands - band) / Bands) - offset;
            Response(center, rate.Hertz, _weights.AsSpan(band * Bins, Bins));
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("erb bands", FeatureGroup.LowLevel, "1", "0 upwards",
        "The sum of |X(f)|^2 weighted by the responses of gammatone filters spaced by equivalent rectangular bandwidth.",
        "Slaney (1993), Apple TR 35; Moore and Glasberg (1983); Essentia 2.1 ERBBands(type=power)");

    /// <summary>How many bands come out.</summary>
    public int Bands { get; }

    /// <summary>How many bins go in.</summary>
    public int Bins { get; }

    /// <summary>Sums a power spectrum into bands.</summary>
    /// <param name="power">The power spectrum, <c>[fftLength / 2 + 1]</c>.</param>
    /// <param name="bands">Receives <see cref="Bands"/> values.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Apply(ReadOnlySpan<float> power, Span<float> bands)
    {
        Check.SameLength(Bins, power.Length, "the spectrum", nameof(power));
        Check.SameLength(Bands, bands.Length, "the bands", nameof(bands));
        for (int band = 0; band < bands.Length; band++)
            bands[band] = Dot.Product(power, _weights.AsSpan(band * Bins, Bins));
    }

    // Four zeros over a fourfold pair of poles.
    private static void Response(double center, double rate, Span<float> response)
    {
        double decay = 1.019 * 2 * Math.PI * (center / EarQ + LeastWidth), angle = 2 * Math.PI * center / rate, radius = Math.Exp(-decay / rate);
        double inner = Math.Sqrt(3 - Math.Pow(2, 1.5)), outer = Math.Sqrt(3 + Math.Pow(2, 1.5));
        double[] zeros = [.. new[] { outer, -outer, inner, -inner }.Select(slant => radius * (Math.Cos(angle) + slant * Math.Sin(angle)))];
        var pole = Complex.FromPolarCoordinates(radius, angle);
        var middle = Complex.FromPolarCoordinates(1, angle);
        double gain = Zeros(middle, zeros) / Math.Pow(Complex.Abs((middle - pole) * (middle - Complex.Conjugate(pole))), 4);
        for (int bin = 0; bin < response.Length; bin++)
        {
            var z = Complex.FromPolarCoordinates(1, Math.PI * bin / (response.Length - 1));
            response[bin] = (float)(Zeros(z, zeros) / Math.Pow(Complex.Abs(z - pole), 8) / gain);
        }
    }

    private static double Zeros(Complex z, double[] zeros)
    {
        double product = 1;
        foreach (double zero in zeros)
            product *= Complex.Abs(z - zero);
        return product;
    }
}
