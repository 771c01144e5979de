using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>How much of a voice's energy lies above 1 kHz: loud and tense voices have more.</summary>
public sealed class AlphaRatio : IDescriptor
{
    private readonly BandEdges _low, _high;

    /// <summary>Prepares for spectra of one size. Holds tables only: may be shared.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate.</param>
    public AlphaRatio(int bins, SampleRate rate) => (_low, _high) = (new(bins, rate, 50, 1000), new(bins, rate, 1000, 5000));

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("alpha ratio", FeatureGroup.LowLevel, "dB", "about -60 to 30; 0 for silence",
        "10 log10 of the energy from 1 to 5 kHz over that from 50 Hz to 1 kHz.", "Eyben et al. 2016, GeMAPS, IEEE Trans. Affective Computing 7");

    /// <summary>Computes it.</summary>
    /// <param name="power">The power spectrum.</param>
    /// <returns>In dB, within -100 and 100; 0 where both bands are empty.</returns>
    public double Of(ReadOnlySpan<float> power) => BandEdges.Ratio(Dot.Sum(_high.Of(power)), Dot.Sum(_low.Of(power)));
}
