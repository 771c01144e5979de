using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Spectral;

/// <summary>Variance, skewness and kurtosis of a spectrum around its centroid. Holds only a table and may be shared.</summary>
public sealed class SpectralMoments : IDescriptor
{
    private readonly float[] _axis;
    private readonly double _range;

    /// <summary>Prepares the axis.</summary>
    /// <param name="bins">How many values the spectrum has.</param>
    /// <param name="range">Where the last value lies, the first lying at 0: half the sample rate in Hz for a spectrum, one less than their number for bands.</param>
    public SpectralMoments(int bins, double range)
    {
        _axis = new float[Check.InRange(bins, 2, int.MaxValue)];
        _range = Check.Positive(range);
        // From 0 to 1, so that fourth powers keep their digits.
        for (int bin = 0; bin < bins; bin++)
            _axis[bin] = (float)((double)bin / (bins - 1));
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("distribution shape", FeatureGroup.LowLevel, "1", "see spread, skewness and kurtosis",
        "The spectrum divided by its sum is taken as a probability; its central moments of order 2 to 4 give spread, skewness and excess kurtosis.", Source);

    /// <summary>What <see cref="DistributionShape.Spread"/> is.</summary>
    public static Descriptor Spread { get; } = new("spectral spread", FeatureGroup.LowLevel, "Hz^2", "0 to the squared quarter of the rate",
        "The variance of frequency around the centroid, weighted by magnitude.", Source);

    /// <summary>What <see cref="DistributionShape.Skewness"/> is.</summary>
    public static Descriptor Skewness { get; } = new("spectral skewness", FeatureGroup.LowLevel, "1", "any",
        "The third central moment divided by spread^1.5: above 0 where the spectrum trails off upwards.", Source);

    /// <summary>What <see cref="DistributionShape.Kurtosis"/> is.</summary>
    public static Descriptor Kurtosis { get; } = new("spectral kurtosis", FeatureGroup.LowLevel, "1", "-3 upwards",
        "The fourth central moment divided by spread^2, minus 3.", Source);

    private const string Source = "Peeters (2004), CUIDADO; Essentia 2.1 CentralMoments(mode=pdf), DistributionShape";

    /// <summary>The shape.</summary>
    /// <param name="spectrum">Values not negative, <c>[bins]</c>.</param>
    /// <returns>(0, 0, -3) of silence.</returns>
    public DistributionShape Of(ReadOnlySpan<float> spectrum)
    {
        Check.SameLength(_axis.Length, spectrum.Length, "the axis", nameof(spectrum));
        double total = Dot.Sum(spectrum);
        if (!(total > 0))
            return new(0, 0, -3);
        var (second, third, fourth) = Sums(spectrum, _axis, (float)(Dot.Product(spectrum, _axis) / total));
        double variance = second / total;
        // All in one bin: what is left is the rounding of the centroid.
        if (!(variance > 1e-14))
            return new(0, 0, -3);
        return new((float)(variance * _range * _range), (float)(third / total / Math.Pow(variance, 1.5)), (float)(fourth / total / (variance * variance) - 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Second, double Third, double Fourth) Sums(ReadOnlySpan<float> weights, ReadOnlySpan<float> axis, float center)
    {
        ref float w = ref MemoryMarshal.GetReference(weights);
        ref float x = ref MemoryMarshal.GetReference(axis);
        Vector256<float> middle = Vector256.Create(center), second = default, third = default, fourth = default;
        int i = 0;
        for (; i <= weights.Length - 8; i += 8)
        {
            var distance = Vector256.LoadUnsafe(ref x, (nuint)i) - middle;
            var square = distance * distance;
            var weighted = Vector256.LoadUnsafe(ref w, (nuint)i) * square;
            second += weighted;
            third = Vector256.FusedMultiplyAdd(weighted, distance, third);
            fourth = Vector256.FusedMultiplyAdd(weighted, square, fourth);
        }
        double two = Vector256.Sum(second), three = Vector256.Sum(third), four = Vector256.Sum(fourth);
        for (; i < weights.Length; i++)
        {
            double distance = axis[i] - center, weighted = weights[i] * distance * distance;
            (two, three, four) = (two + weighted, three + weighted * distance, four + weighted * distance * distance);
        }
        return (two, three, four);
    }
}
