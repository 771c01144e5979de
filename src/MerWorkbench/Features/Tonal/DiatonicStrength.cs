namespace MerWorkbench.Features.Tonal;

/// <summary>How well what is played fits a diatonic scale.</summary>
public sealed class DiatonicStrength : IDescriptor
{
    private readonly Key _key;

    /// <summary>Prepares the scales.</summary>
    /// <param name="size">Bins of the profiles. Default 120.</param>
    public DiatonicStrength(int size = 120) => _key = new Key(KeyProfile.Diatonic, size);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("diatonic strength", FeatureGroup.Tonal, "1", "-1 to 1; 0 of silence",
        "The strength of the key that the diatonic profile finds in the mean fine pitch class profile.",
        "Gomez and Herrera 2008; Essentia 2.1-beta6 MusicExtractor, tuning_diatonic_strength");

    /// <summary>Computes it.</summary>
    /// <param name="mean">The mean profile.</param>
    public float Of(ReadOnlySpan<float> mean) => _key.Estimate(mean).Strength;
}
