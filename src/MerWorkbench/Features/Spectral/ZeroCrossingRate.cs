namespace MerWorkbench.Features.Spectral;

/// <summary>How often a signal changes between positive and not positive, per sample: near 0 for low tones, about 0.5 for white noise.</summary>
public sealed class ZeroCrossingRate : IDescriptor
{
    private ZeroCrossingRate()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("zero crossing rate", FeatureGroup.LowLevel, "1", "0 to 1",
        "The number of changes between positive and not positive samples, divided by the number of samples.",
        "Peeters (2004), CUIDADO; Essentia 2.1 ZeroCrossingRate(threshold=0)");

    /// <summary>The rate of a frame without window.</summary>
    /// <param name="samples">Its samples.</param>
    /// <returns>Changes divided by samples; 0 where there are none.</returns>
    public static float Of(ReadOnlySpan<float> samples) => samples.IsEmpty ? 0 : (float)SignChanges.Count(samples, 0) / samples.Length;
}
