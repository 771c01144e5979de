using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Marsyas;

/// <summary>Marsyas's roll-off, a share of the spectrum and not in hertz.</summary>
public sealed class MarsyasRolloff : IDescriptor
{
    /// <summary>The share of power that must lie below.</summary>
    public const double Share = 0.9;

    private MarsyasRolloff()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = MarsyasInfo.Of("spectral roll-off", FeatureGroup.LowLevel, "1", "2 / bins to 1",
        "The number of the highest bin up to which less than 0.9 of the power lies, divided by the number of bins; 1 where there is none from bin 2 up, as for silence.",
        "Rolloff");

    /// <summary>The roll-off of one power spectrum.</summary>
    /// <param name="power">Its bins from 0 Hz up.</param>
    public static float Of(ReadOnlySpan<float> power)
    {
        double above = (1 - Share) * Dot.Sum(power), sum = 0;
        if (!(above > 0))
            return 1;
        // From the top: what lies up to a bin is less than the share as soon as more than the rest lies above it.
        for (int bin = power.Length - 1; bin > 1; bin--)
        {
            if (sum > above)
                return (float)bin / power.Length;
            sum += power[bin];
        }
        return 1;
    }
}
