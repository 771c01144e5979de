using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>The strongest against the weakest bins of octave bands, in dB. Holds scratch: one object a pass.</summary>
/// <remarks>
/// The bands are 0-200 Hz, six octaves from 200 Hz, the last one open to the top; peak and valley are the means of the highest and lowest
/// 2 % of the magnitudes, at least of one bin. librosa takes a band's lower neighbour bin in, and all but the last band leave their highest
/// bin out; so does this. Its contrast is peak minus valley after each was cut off 80 dB below its maximum over the clip.
/// </remarks>
public sealed class OctaveContrast : IDescriptor
{
    /// <summary>How many bands there are.</summary>
    public const int Bands = 7;

    private const double Lowest = 200, Quantile = 0.02;
    private const float Floor = 1e-10f;
    private readonly int _bins;
    private readonly (int First, int End, int Count)[] _bands = new (int, int, int)[Bands];
    private readonly float[] _lowest, _highest;

    /// <summary>Lays out the bands.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate of the sound, above 12,800 Hz, for the last band begins at 6400 Hz.</param>
    /// <exception cref="ArgumentException">The rate is too low, or a band holds no bin.</exception>
    public OctaveContrast(int fftLength, SampleRate rate)
    {
        _bins = Check.Positive(fftLength) / 2 + 1;
        (_lowest, _highest) = (new float[_bins], new float[_bins]);
        double width = (double)rate.Hertz / fftLength;
        for (int band = 0; band < Bands; band++)
        {
            double low = band == 0 ? 0 : Lowest * Math.Pow(2, band - 1), high = Lowest * Math.Pow(2, band);
            int first = (int)Math.Ceiling(low / width), end = Math.Min(_bins, (int)Math.Floor(high / width) + 1);
            if (low >= rate.Nyquist.Value || end <= first)
                throw new ArgumentException($"Octave bands need bins between {low} and {high} Hz; a transform of {fftLength} samples at {rate} has none there.");
            if (band > 0)
                first--;
            if (band == Bands - 1)
                end = _bins;
            int count = Math.Max(1, (int)Math.Round(Quantile * (end - first), MidpointRounding.ToEven));
            _bands[band] = (first, band < Bands - 1 ? end - 1 : end, count);
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("octave contrast", FeatureGroup.LowLevel, "dB", "0 upwards",
        "The mean magnitude of the strongest 2 % of the bins of an octave band over that of the weakest 2 %, as 10 log10 of each, floored at 1e-10.",
        "Jiang et al. (2002); librosa 0.10, feature.spectral_contrast");

    /// <summary>Computes peaks and valleys of a spectrum; their difference is the contrast.</summary>
    /// <param name="magnitude">The magnitude spectrum, <c>[fftLength / 2 + 1]</c>.</param>
    /// <param name="peaks">Receives 7 values in dB (10 log10 of magnitude, as librosa does); -100 of silence.</param>
    /// <param name="valleys">Receives 7 values in dB; -100 of silence.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Apply(ReadOnlySpan<float> magnitude, Span<float> peaks, Span<float> valleys)
    {
        Check.SameLength(_bins, magnitude.Length, "the spectrum", nameof(magnitude));
        Check.SameLength(Bands, peaks.Length, "the bands", nameof(peaks));
        Check.SameLength(Bands, valleys.Length, "the bands", nameof(valleys));
        for (int band = 0; band < Bands; band++)
        {
            var (first, end, count) = _bands[band];
            var bins = magnitude[first..end];
            count = Math.Min(count, bins.Length);
            Span<float> lowest = _lowest.AsSpan(0, count), highest = _highest.AsSpan(0, count);
            Extremes(bins, lowest, highest);
            valleys[band] = Decibels(lowest);
            peaks[band] = Decibels(highest);
        }
    }

    // A band's extremes are 2 % of it: to keep them in order while passing once is ten times faster than to sort it.
    private static void Extremes(ReadOnlySpan<float> values, Span<float> lowest, Span<float> highest)
    {
        lowest.Fill(float.PositiveInfinity);
        highest.Fill(float.NegativeInfinity);
        foreach (float value in values)
        {
            if (value < lowest[^1])
            {
                int at = lowest.Length - 1;
                for (; at > 0 && lowest[at - 1] > value; at--)
                    lowest[at] = lowest[at - 1];
                lowest[at] = value;
            }
            if (value > highest[0])
            {
                int at = 0;
                for (; at < highest.Length - 1 && highest[at + 1] < value; at++)
                    highest[at] = highest[at + 1];
                highest[at] = value;
            }
        }
    }

    private static float Decibels(ReadOnlySpan<float> values) => 10 * MathF.Log10(Math.Max(Floor, (float)(Dot.Sum(values) / values.Length)));
}
