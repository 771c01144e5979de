namespace MerWorkbench.Features.Voice;

/// <summary>How much stronger a voice's fundamental is than other harmonics: breathy voices have much of it, pressed ones little.</summary>
public sealed class HarmonicDifference : IDescriptor
{
    private HarmonicDifference()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("harmonic difference", FeatureGroup.LowLevel, "dB", "about -60 to 60; 0 where unvoiced",
        "Level of the first harmonic less that of another one: the second (H1-H2), or the highest one within 20 % of the third formant (H1-A3).",
        "Eyben et al. 2016, GeMAPS, IEEE Trans. Affective Computing 7");
}
