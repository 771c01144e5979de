using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>The frequency below which most of the energy lies. Holds no scratch and may be shared.</summary>
public sealed class SpectralRollOff : IDescriptor
{
    private const int Block = 64;
    private readonly int _bins;
    private readonly double _width, _share;

    /// <summary>Prepares the search.</summary>
    /// <param name="bins">How many bins the spectrum has.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="share">Which part of the energy lies at or below the frequency; 0.85 as usual since Tzanetakis and Cook (2002).</param>
    public SpectralRollOff(int bins, SampleRate rate, double share = 0.85)
    {
        _bins = Check.InRange(bins, 2, int.MaxValue);
        _width = rate.Nyquist.Value / (bins - 1);
        _share = Check.InRange(share, 0, 1);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral roll-off", FeatureGroup.LowLevel, "Hz", "0 to half the sample rate",
        "The lowest bin at or below which lies a share (0.85) of the energy.", "Peeters (2004), CUIDADO; Essentia 2.1 RollOff");

    /// <summary>The roll-off.</summary>
    /// <param name="power">The power spectrum, <c>[bins]</c>.</param>
    /// <returns>The frequency of a bin in Hz; 0 of silence.</returns>
    public float Of(ReadOnlySpan<float> power)
    {
        Check.SameLength(_bins, power.Length, "the spectrum", nameof(power));
        return (float)(BinOf(power, _share) * _width);
    }

    /// <summary>The lowest bin at or below which lies a share of a spectrum's sum; 0 of silence.</summary>
    internal static int BinOf(ReadOnlySpan<float> spectrum, double share)
    {
        double wanted = share * Dot.Sum(spectrum), below = 0;
        int bin = 0;
        for (; bin + Block < spectrum.Length; bin += Block)
        {
            double next = below + Dot.Sum(spectrum.Slice(bin, Block));
            if (next >= wanted)
                break;
            below = next;
        }
        while (bin < spectrum.Length - 1 && (below += spectrum[bin]) < wanted)
            bin++;
        return bin;
    }
}
