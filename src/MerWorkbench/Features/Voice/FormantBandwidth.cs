namespace MerWorkbench.Features.Voice;

/// <summary>How wide the resonances of the vocal tract are.</summary>
public sealed class FormantBandwidth : IDescriptor
{
    private FormantBandwidth()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("formant bandwidth", FeatureGroup.LowLevel, "Hz", "0 and above; 0 where there is none",
        "Width of a resonance of the linear prediction filter, 3 dB below its top.",
        "Eyben et al. 2016, GeMAPS, IEEE Trans. Affective Computing 7");
}
