using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Marsyas;

/// <summary>Marsyas's spectral centroid, a share of the spectrum and not in hertz. Holds a table only; many threads can use it.</summary>
public sealed class MarsyasCentroid : IDescriptor
{
    private readonly float[] _bins;

    /// <summary>Prepares the table.</summary>
    /// <param name="bins">How many bins a spectrum has.</param>
    public MarsyasCentroid(int bins)
    {
        _bins = new float[bins];
        for (int bin = 0; bin < bins; bin++)
            _bins[bin] = bin;
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = MarsyasInfo.Of("spectral centroid", FeatureGroup.LowLevel, "1", "0 to 1, of silence 0.5",
        "The power-weighted mean number of the bin, divided by the number of bins.", "Centroid");

    /// <summary>The centroid of one power spectrum.</summary>
    /// <param name="power">As many values as the table has bins.</param>
    /// <returns>0.5 for silence.</returns>
    public float Of(ReadOnlySpan<float> power)
    {
        double total = Dot.Sum(power);
        return total > 0 ? (float)(Dot.Product(power, _bins) / total / power.Length) : 0.5f;
    }
}
