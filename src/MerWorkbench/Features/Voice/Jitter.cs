namespace MerWorkbench.Features.Voice;

/// <summary>How unequal neighbouring periods of a voice are: the mean absolute difference of two over the mean period.</summary>
public sealed class Jitter : IDescriptor
{
    private Jitter()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("jitter (local)", FeatureGroup.LowLevel, "1", "0 to 1",
        "Mean absolute difference of consecutive periods, divided by the mean period; 0 where unvoiced or with fewer than two periods.",
        "Praat 6.3, Voice: Jitter (local); Farrus, Hernando & Ejarque, Interspeech 2007");

    /// <summary>Computes it.</summary>
    /// <param name="periods">Lengths of consecutive periods, in any unit.</param>
    /// <returns>0 for fewer than two periods.</returns>
    public static double Of(ReadOnlySpan<double> periods) => Variation.First(periods);
}
