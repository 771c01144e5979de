using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>The energy between two frequencies. Holds no scratch and may be shared.</summary>
public sealed class EnergyBand : IDescriptor
{
    private readonly int _bins, _first, _last;

    /// <summary>Sets the band.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="low">The lower edge; the bin nearest to it belongs to the band.</param>
    /// <param name="high">The upper edge; the bin nearest to it belongs to the band.</param>
    /// <exception cref="ArgumentException">The edges do not lie in order between 0 Hz and half the rate.</exception>
    public EnergyBand(int bins, SampleRate rate, Hertz low, Hertz high)
    {
        _bins = Check.InRange(bins, 2, int.MaxValue);
        if (!(low.Value >= 0 && low.Value < high.Value && high.Value <= rate.Nyquist.Value))
            throw new ArgumentException($"The edges of a band at {rate} must lie in order from 0 Hz to {rate.Nyquist}; got {low} and {high}.");
        _first = Nearest(low);
        _last = Nearest(high);

        int Nearest(Hertz edge) => (int)MathF.Round((float)edge.Value / (float)rate.Nyquist.Value * (bins - 1), MidpointRounding.AwayFromZero);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("energy band", FeatureGroup.LowLevel, "1", "0 upwards",
        "The sum of |X(f)|^2 over the bins from the one nearest to the lower to the one nearest to the upper edge.", "Essentia 2.1 EnergyBand");

    /// <summary>The energy.</summary>
    /// <param name="power">The power spectrum, <c>[bins]</c>.</param>
    public float Of(ReadOnlySpan<float> power)
    {
        Check.SameLength(_bins, power.Length, "the spectrum", nameof(power));
        return (float)Dot.Sum(power[_first..(_last + 1)]);
    }
}
