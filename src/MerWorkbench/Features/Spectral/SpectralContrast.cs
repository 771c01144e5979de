using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>
/// How far peaks stand out from valleys in bands about an octave wide, raised to a power that makes quiet and loud bands comparable.
/// Holds scratch: one object a pass.
/// </summary>
/// <remarks>
/// Peak and valley are means of the highest and the lowest 40 % of a band's magnitudes; the coefficient is -(peak / valley)^(1 / ln mean).
/// It is meant for normalised windows, where means lie well below 1: at a mean of 1 it has a pole, and is cut to the range of float there.
/// </remarks>
public sealed class SpectralContrast : IDescriptor
{
    /// <summary>How many bands there are.</summary>
    public const int Bands = 6;

    private const double NeighbourRatio = 0.4, StaticShare = 0.15, Floor = 1e-30;
    private readonly int _bins, _start;
    private readonly int[] _counts = new int[Bands];
    private readonly float[] _sorted;

    /// <summary>Lays out the bands: 15 % of the bins are shared out evenly, the rest by a logarithmic scale from 20 Hz.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate of the sound, at least 22,000 Hz.</param>
    /// <param name="highest">Where the bands end; 11,000 Hz by default.</param>
    /// <exception cref="ArgumentException">The bands do not end between 20 Hz and half the rate.</exception>
    public SpectralContrast(int fftLength, SampleRate rate, Hertz? highest = null)
    {
        const double low = 20;
        double high = Check.InRange((highest ?? new Hertz(11_000)).Value, low, rate.Nyquist.Value, nameof(highest));
        _bins = Check.Positive(fftLength) / 2 + 1;
        _sorted = new float[_bins];
        double width = (double)rate.Hertz / fftLength;
        double total = Nearest(high / width);
        int even = (int)Nearest(StaticShare * total / Bands);
        double ratio = Math.Pow(Math.Max(low, Nearest((1 - StaticShare) * total) * width) / low, 1.0 / Bands);
        int last = _start = (int)Nearest(low / width);
        double edge = low;
        for (int band = 0; band < Bands; band++)
        {
            edge *= ratio;
            _counts[band] = (int)Nearest(edge / width - last + even);
            last = (int)Nearest(edge / width);
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral contrast", FeatureGroup.LowLevel, "1", "below 0; -1 where peaks equal valleys",
        "-(peak / valley)^(1 / ln mean) of the magnitudes in six bands, peak and valley being the means of the highest and lowest 40 %.",
        "Akkermans et al. (2009); Essentia 2.1 SpectralContrast");

    /// <summary>What the valleys are.</summary>
    public static Descriptor Valley { get; } = new("spectral valley", FeatureGroup.LowLevel, "1", "-69.1 (silence) upwards",
        "The natural logarithm of the mean of the lowest 40 % of the magnitudes in a band.", "Akkermans et al. (2009); Essentia 2.1 SpectralContrast");

    /// <summary>Computes contrast and valleys of a spectrum.</summary>
    /// <param name="magnitude">The magnitude spectrum, <c>[fftLength / 2 + 1]</c>.</param>
    /// <param name="contrast">Receives 6 coefficients; -1 of silence.</param>
    /// <param name="valleys">Receives 6 logarithms; -69.1 of silence.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Apply(ReadOnlySpan<float> magnitude, Span<float> contrast, Span<float> valleys)
    {
        Check.SameLength(_bins, magnitude.Length, "the spectrum", nameof(magnitude));
        Check.SameLength(Bands, contrast.Length, "the bands", nameof(contrast));
        Check.SameLength(Bands, valleys.Length, "the bands", nameof(valleys));
        int at = _start;
        for (int band = 0; band < Bands; band++)
        {
            int end = Math.Min(at + _counts[band], _bins);
            var sorted = _sorted.AsSpan(0, end - at);
            magnitude[at..end].CopyTo(sorted);
            sorted.Sort();
            int neighbours = Math.Clamp((int)Nearest(NeighbourRatio * sorted.Length), 1, Math.Max(1, sorted.Length));
            double mean = Dot.Sum(sorted) / Math.Max(1, sorted.Length) + Floor;
            double valley = Mean(sorted[..Math.Min(neighbours, sorted.Length)]), peak = Mean(sorted[Math.Max(0, sorted.Length - neighbours)..]);
            contrast[band] = (float)-Math.Min(float.MaxValue, Math.Pow(peak / valley, 1 / Math.Log(mean)));
            valleys[band] = (float)Math.Log(valley);
            at = end;
        }
    }

    private static double Mean(ReadOnlySpan<float> values) => Dot.Sum(values) / Math.Max(1, values.Length) + Floor;

    private static double Nearest(double value) => Math.Floor(value + 0.5);
}
