namespace MerWorkbench.Features.Voice;

/// <summary>Jitter of jitter: how much the differences of neighbouring periods differ, over the mean period. A slow glide of the pitch does not count.</summary>
public sealed class JitterDdp : IDescriptor
{
    private JitterDdp()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("jitter (ddp)", FeatureGroup.LowLevel, "1", "0 to 1",
        "Mean absolute difference of consecutive differences of consecutive periods, divided by the mean period; 0 where unvoiced or with fewer than three periods.",
        "Praat 6.3, Voice: Jitter (ddp)");

    /// <summary>Computes it.</summary>
    /// <param name="periods">Lengths of consecutive periods, in any unit.</param>
    /// <returns>0 for fewer than three periods.</returns>
    public static double Of(ReadOnlySpan<double> periods) => Variation.Second(periods);
}
