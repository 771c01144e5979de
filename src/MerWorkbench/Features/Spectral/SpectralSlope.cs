using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>The slope of the straight line through a spectrum; what Essentia calls its decrease. Holds only a table and may be shared.</summary>
public sealed class SpectralSlope : IDescriptor
{
    private const int Block = 64;
    private readonly float[] _weights;

    /// <summary>Prepares the regression.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    public SpectralSlope(int bins, SampleRate rate)
    {
        _weights = new float[Check.InRange(bins, 2, int.MaxValue)];
        double step = rate.Nyquist.Value / (bins - 1), middle = (bins - 1) / 2.0, squares = 0;
        for (int bin = 0; bin < bins; bin++)
            squares += (bin - middle) * (bin - middle);
        for (int bin = 0; bin < bins; bin++)
            _weights[bin] = (float)((bin - middle) / (squares * step));
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral slope", FeatureGroup.LowLevel, "1/Hz", "any; below 0 where high frequencies are weak",
        "The coefficient of the linear regression of magnitude or power on frequency.", "Peeters (2004), CUIDADO; Essentia 2.1 Decrease");

    /// <summary>The slope.</summary>
    /// <param name="spectrum">Magnitudes or powers, <c>[bins]</c>.</param>
    /// <returns>Per Hz; 0 of silence.</returns>
    public float Of(ReadOnlySpan<float> spectrum)
    {
        Check.SameLength(_weights.Length, spectrum.Length, "the spectrum", nameof(spectrum));
        // Rising and falling parts nearly cancel: blocks in float, their sums in double.
        double sum = 0;
        for (int at = 0; at < spectrum.Length; at += Block)
        {
            int end = Math.Min(at + Block, spectrum.Length);
            sum += Dot.Product(spectrum[at..end], _weights.AsSpan(at, end - at));
        }
        return (float)sum;
    }
}
