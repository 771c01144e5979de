using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>How sharp a sound is: its centre of gravity on the Bark scale, high bands counting more. Holds only a table and may be shared.</summary>
public sealed class Sharpness : IDescriptor
{
    private readonly float[] _weights;

    /// <summary>Prepares the weights.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate.</param>
    public Sharpness(int bins, SampleRate rate)
    {
        _weights = new float[Check.InRange(bins, 2, int.MaxValue)];
        for (int bin = 0; bin < bins; bin++)
        {
            double bark = Bark(new(rate.Nyquist.Value * bin / (bins - 1)));
            _weights[bin] = (float)(0.11 * bark * (bark <= 16 ? 1 : 0.066 * Math.Exp(0.171 * bark)));
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("psychoacoustic sharpness", FeatureGroup.LowLevel, "acum", "0 to 10; about 1 of a narrow noise at 1 kHz",
        "0.11 sum of z g(z) p / sum of p over the power p of each bin at z Bark; g is 1 to 16 Bark, above it 0.066 exp(0.171 z).",
        "Zwicker and Fastl (1999), Psychoacoustics, section 9.1, with power in place of specific loudness; Eyben (2016)");

    /// <summary>The sharpness.</summary>
    /// <param name="power">The power spectrum, <c>[bins]</c>.</param>
    /// <returns>In acum; 0 of silence.</returns>
    public float Of(ReadOnlySpan<float> power)
    {
        Check.SameLength(_weights.Length, power.Length, "the weights", nameof(power));
        double total = Dot.Sum(power);
        return total > 0 ? (float)(Dot.Product(power, _weights) / total) : 0;
    }

    /// <summary>The critical-band rate: Zwicker and Terhardt (1980).</summary>
    private static double Bark(Hertz frequency) =>
        13 * Math.Atan(0.00076 * frequency.Value) + 3.5 * Math.Atan(Math.Pow(frequency.Value / 7500, 2));
}
