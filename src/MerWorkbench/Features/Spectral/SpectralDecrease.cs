using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Spectral;

/// <summary>How steeply a spectrum falls from its lowest bin, low frequencies counting most. Holds only a table and may be shared.</summary>
public sealed class SpectralDecrease : IDescriptor
{
    private readonly float[] _weights;
    private readonly double _sumOfWeights;

    /// <summary>Prepares the weights.</summary>
    /// <param name="bins">How many bins the spectrum has.</param>
    public SpectralDecrease(int bins)
    {
        _weights = new float[Check.InRange(bins, 2, int.MaxValue)];
        for (int bin = 1; bin < bins; bin++)
        {
            _weights[bin] = (float)(1.0 / bin);
            _sumOfWeights += 1.0 / bin;
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral decrease", FeatureGroup.LowLevel, "1", "any; below 0 where the spectrum falls",
        "sum over k >= 1 of (a[k] - a[0]) / k, divided by the sum over k >= 1 of a[k].", "Peeters (2004), CUIDADO, 6.1.8");

    /// <summary>The decrease.</summary>
    /// <param name="magnitude">The magnitude spectrum, <c>[bins]</c>.</param>
    /// <returns>0 where all above the lowest bin is silent.</returns>
    public float Of(ReadOnlySpan<float> magnitude)
    {
        Check.SameLength(_weights.Length, magnitude.Length, "the spectrum", nameof(magnitude));
        double above = Dot.Sum(magnitude[1..]);
        return above > 0 ? (float)((Dot.Product(magnitude, _weights) - magnitude[0] * _sumOfWeights) / above) : 0;
    }
}
