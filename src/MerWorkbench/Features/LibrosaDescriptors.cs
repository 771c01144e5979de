namespace MerWorkbench.Features;

/// <summary>What the frame descriptors are, by librosa's definitions (0.10).</summary>
internal static class LibrosaDescriptors
{
    public static Descriptor LogMel { get; } = Of("log-mel", FeatureGroup.LowLevel, "dB", "-100 dB upwards, at most 80 dB below the clip's loudest band",
        "10 log10 of the power in triangular bands equally spaced on the Slaney mel scale.", "feature.melspectrogram, power_to_db");

    public static Descriptor Mfcc { get; } = Of("mfcc", FeatureGroup.LowLevel, "dB", "any",
        "The orthonormal DCT-II of the log-mel bands.", "feature.mfcc");

    public static Descriptor Chroma { get; } = Of("chroma", FeatureGroup.Tonal, "1", "0 to 1, the frame's largest being 1",
        "Power in the twelve pitch classes through Gaussian bumps of one semitone, A being 440 Hz.", "feature.chroma_stft(tuning=0)");

    public static Descriptor Centroid { get; } = Of("spectral centroid", FeatureGroup.LowLevel, "Hz", "0 to half the sample rate",
        "The magnitude-weighted mean frequency.", "feature.spectral_centroid");

    public static Descriptor Bandwidth { get; } = Of("spectral bandwidth", FeatureGroup.LowLevel, "Hz", "0 to half the sample rate",
        "The magnitude-weighted standard deviation of frequency around the centroid.", "feature.spectral_bandwidth");

    public static Descriptor RollOff { get; } = Of("spectral roll-off", FeatureGroup.LowLevel, "Hz", "0 to half the sample rate",
        "The lowest frequency at or below which lies 0.85 of the magnitude.", "feature.spectral_rolloff");

    public static Descriptor Flatness { get; } = Of("spectral flatness", FeatureGroup.LowLevel, "1", "0 (tone) to 1 (white noise, silence)",
        "Geometric over arithmetic mean of the power spectrum, floored at 1e-10.", "feature.spectral_flatness");

    public static Descriptor OnsetFlux { get; } = Of("onset strength", FeatureGroup.Rhythm, "dB", "0 upwards",
        "The mean over mel bands of how many dB each rose since the frame before.", "onset.onset_strength(center=False), first frame 0");

    public static Descriptor Rms { get; } = Of("rms", FeatureGroup.LowLevel, "1", "0 to 1 at full scale",
        "The root mean square of the frame's samples, without window.", "feature.rms");

    public static Descriptor ZeroCrossings { get; } = Of("zero crossing rate", FeatureGroup.LowLevel, "1", "0 to 1",
        "The share of samples whose sign differs from the one before.", "feature.zero_crossing_rate");

    private static Descriptor Of(string name, FeatureGroup group, string unit, string range, string definition, string function) =>
        new(name, group, unit, range, definition, $"librosa 0.10, {function}");
}
