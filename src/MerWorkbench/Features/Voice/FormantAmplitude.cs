namespace MerWorkbench.Features.Voice;

/// <summary>How loud a formant is beside the fundamental.</summary>
public sealed class FormantAmplitude : IDescriptor
{
    /// <summary>Given where there is no voice, or no harmonic at the formant: -201 dB, as openSMILE does.</summary>
    public const double None = -201;

    private FormantAmplitude()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("formant relative amplitude", FeatureGroup.LowLevel, "dB", "about -100 to 60; -201 where there is none",
        "Level of the highest harmonic within 20 % of the formant's frequency less that of the first harmonic.",
        "Eyben et al. 2016, GeMAPS, IEEE Trans. Affective Computing 7");
}
