namespace MerWorkbench.Features.Voice;

/// <summary>How unequally loud neighbouring periods of a voice are: the mean absolute difference of two amplitudes over the mean amplitude.</summary>
public sealed class Shimmer : IDescriptor
{
    private Shimmer()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("shimmer (local)", FeatureGroup.LowLevel, "1", "0 to 1",
        "Mean absolute difference of the amplitudes of consecutive periods, divided by the mean amplitude; 0 where unvoiced or with fewer than two periods.",
        "Praat 6.3, Voice: Shimmer (local); Farrus, Hernando & Ejarque, Interspeech 2007");

    /// <summary>Computes it.</summary>
    /// <param name="amplitudes">Amplitudes of consecutive periods, in any unit.</param>
    /// <returns>0 for fewer than two periods.</returns>
    public static double Of(ReadOnlySpan<double> amplitudes) => Variation.First(amplitudes);
}
