namespace MerWorkbench.Features.Spectral;

/// <summary>Flatness on a scale from noise to tone.</summary>
public sealed class FlatnessDecibels : IDescriptor
{
    private FlatnessDecibels()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("flatness in decibels", FeatureGroup.LowLevel, "1", "0 (flat) to 1 (tone, silence)",
        "10 log10(flatness) divided by -60 dB, at most 1; also called tonality.", "Johnston (1988); Essentia 2.1 FlatnessDB");

    /// <summary>The flatness in parts of -60 dB.</summary>
    /// <param name="values">Magnitudes, powers or bands, not negative.</param>
    /// <returns>1 of silence.</returns>
    public static float Of(ReadOnlySpan<float> values)
    {
        float flatness = SpectralFlatness.Of(values);
        return flatness > 0 ? MathF.Min(1, 10 * MathF.Log10(flatness) / -60) : 1;
    }
}
