namespace MerWorkbench.Features.Voice;

/// <summary>How much of a voice repeats from period to period, from the waveform.</summary>
public sealed class LogHarmonicsToNoise : IDescriptor
{
    private LogHarmonicsToNoise()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("log harmonics-to-noise ratio", FeatureGroup.LowLevel, "dB", "-100 (unvoiced) to 100",
        "20 log10 of the rms of the mean period over the rms of what is left when it is taken from every period.",
        "openSMILE 3.0, ComParE 2016; after Yumoto, Gould & Baer 1982, J. Acoust. Soc. Am. 71");
}
