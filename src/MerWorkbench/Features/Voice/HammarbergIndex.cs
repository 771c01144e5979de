using System.Numerics.Tensors;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>How far the strongest low harmonic of a voice stands above the strongest high one.</summary>
public sealed class HammarbergIndex : IDescriptor
{
    private readonly BandEdges _low, _high;

    /// <summary>Prepares for spectra of one size. Holds tables only: may be shared.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate.</param>
    public HammarbergIndex(int bins, SampleRate rate) => (_low, _high) = (new(bins, rate, 0, 2000), new(bins, rate, 2000, 5000));

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("hammarberg index", FeatureGroup.LowLevel, "dB", "about -30 to 60; 0 for silence",
        "10 log10 of the highest power below 2 kHz over the highest from 2 to 5 kHz.",
        "Hammarberg et al. 1980, Acta Oto-Laryngologica 90; Eyben et al. 2016, GeMAPS");

    /// <summary>Computes it.</summary>
    /// <param name="power">The power spectrum.</param>
    /// <returns>In dB, within -100 and 100; 0 where both bands are empty.</returns>
    public double Of(ReadOnlySpan<float> power) => BandEdges.Ratio(Highest(_low.Of(power)), Highest(_high.Of(power)));

    private static double Highest(ReadOnlySpan<float> band) => band.IsEmpty ? 0 : TensorPrimitives.Max(band);
}
