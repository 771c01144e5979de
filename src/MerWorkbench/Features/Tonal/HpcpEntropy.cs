using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Tonal;

/// <summary>How evenly the energy is spread over a pitch class profile.</summary>
public sealed class HpcpEntropy : IDescriptor
{
    private HpcpEntropy()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("hpcp entropy", FeatureGroup.Tonal, "bit", "0 (one bin) to log2 of the bins",
        "The Shannon entropy of the pitch class profile divided by its sum; 0 of silence.", "Essentia 2.1-beta6 MusicExtractor, Entropy");

    /// <summary>Computes it.</summary>
    /// <param name="hpcp">Values of a profile, none negative.</param>
    public static float Of(ReadOnlySpan<float> hpcp)
    {
        double sum = Dot.Sum(hpcp), bits = 0;
        if (!(sum > 0))
            return 0;
        foreach (float value in hpcp)
        {
            double share = value / sum;
            // Shares this small add less than float can hold; their logarithm costs as much as others'.
            if (share > 1e-12)
                bits -= share * Math.Log2(share);
        }
        return (float)Math.Max(0, bits);
    }
}
