namespace MerWorkbench.Features.Voice;

/// <summary>Shimmer in decibels: the mean absolute level difference of neighbouring periods.</summary>
public sealed class ShimmerLevel : IDescriptor
{
    private ShimmerLevel()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("shimmer (local, dB)", FeatureGroup.LowLevel, "dB", "0 and above",
        "Mean of |20 log10(A[i+1] / A[i])| over the amplitudes of consecutive periods; 0 where unvoiced or with fewer than two periods.",
        "Praat 6.3, Voice: Shimmer (local, dB); Eyben et al. 2016, GeMAPS, IEEE Trans. Affective Computing 7");

    /// <summary>Computes it.</summary>
    /// <param name="amplitudes">Amplitudes of consecutive periods, in any unit; pairs with one that is not above zero are left out.</param>
    /// <returns>In dB; 0 for fewer than two periods.</returns>
    public static double Of(ReadOnlySpan<double> amplitudes)
    {
        double sum = 0;
        int pairs = 0;
        for (int i = 1; i < amplitudes.Length; i++)
        {
            if (!(amplitudes[i] > 0) || !(amplitudes[i - 1] > 0))
                continue;
            sum += Math.Abs(20 * Math.Log10(amplitudes[i] / amplitudes[i - 1]));
            pairs++;
        }
        return pairs == 0 ? 0 : sum / pairs;
    }
}
