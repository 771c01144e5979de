namespace MerWorkbench.Features.Voice;

/// <summary>Where the resonances of the vocal tract lie.</summary>
public sealed class FormantFrequency : IDescriptor
{
    private FormantFrequency()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("formant frequency", FeatureGroup.LowLevel, "Hz", "50 to 5,450; 0 where there is none",
        "Frequency of the first, second or third resonance of the linear prediction filter.",
        "Eyben et al. 2016, GeMAPS, IEEE Trans. Affective Computing 7");
}
