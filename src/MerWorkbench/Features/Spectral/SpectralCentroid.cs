using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>The centre of gravity of a spectrum, which listeners hear as brightness. Holds only a table and may be shared.</summary>
public sealed class SpectralCentroid : IDescriptor
{
    private readonly float[] _hertz;

    /// <summary>Prepares the frequencies.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    public SpectralCentroid(int bins, SampleRate rate)
    {
        _hertz = new float[Check.InRange(bins, 2, int.MaxValue)];
        for (int bin = 0; bin < bins; bin++)
            _hertz[bin] = (float)(rate.Nyquist.Value * bin / (bins - 1));
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral centroid", FeatureGroup.LowLevel, "Hz", "0 to half the sample rate",
        "sum f a(f) / sum a(f) over a magnitude or power spectrum a.", "Peeters (2004), CUIDADO; Essentia 2.1 Centroid");

    /// <summary>The centroid.</summary>
    /// <param name="spectrum">Magnitudes or powers, not negative, <c>[bins]</c>.</param>
    /// <returns>In Hz; 0 of silence.</returns>
    public float Of(ReadOnlySpan<float> spectrum)
    {
        Check.SameLength(_hertz.Length, spectrum.Length, "the frequencies", nameof(spectrum));
        double total = Dot.Sum(spectrum);
        return total > 0 ? (float)(Dot.Product(spectrum, _hertz) / total) : 0;
    }
}
