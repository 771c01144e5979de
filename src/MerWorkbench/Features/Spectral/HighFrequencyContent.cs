using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>Energy weighted by frequency, which jumps at percussive onsets. Holds only a table and may be shared.</summary>
public sealed class HighFrequencyContent : IDescriptor
{
    private readonly float[] _hertz;

    /// <summary>Prepares the weights.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    public HighFrequencyContent(int bins, SampleRate rate)
    {
        _hertz = new float[Check.InRange(bins, 2, int.MaxValue)];
        for (int bin = 0; bin < bins; bin++)
            _hertz[bin] = (float)(rate.Nyquist.Value * bin / (bins - 1));
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("high frequency content", FeatureGroup.LowLevel, "Hz", "0 upwards",
        "sum f |X(f)|^2.", "Masri and Bateman (1996); Essentia 2.1 HFC(type=Masri), which weighs by Hz, not by the number of the bin");

    /// <summary>The high frequency content.</summary>
    /// <param name="power">The power spectrum, <c>[bins]</c>.</param>
    public float Of(ReadOnlySpan<float> power)
    {
        Check.SameLength(_hertz.Length, power.Length, "the spectrum", nameof(power));
        return Dot.Product(power, _hertz);
    }
}
