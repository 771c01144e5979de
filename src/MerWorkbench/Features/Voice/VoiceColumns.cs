namespace MerWorkbench.Features.Voice;

/// <summary>The columns of a <see cref="VoicePass"/>, named as openSMILE names them.</summary>
public static class VoiceColumns
{
    /// <summary>Fundamental frequency in Hz; 0 where unvoiced.</summary>
    public const int F0 = 0;

    /// <summary>Voicing probability, 0 to 1.</summary>
    public const int Voicing = 1;

    /// <summary>Jitter, a share of the period; 0 where unvoiced.</summary>
    public const int JitterLocal = 2;

    /// <summary>Jitter of jitter, a share of the period; 0 where unvoiced.</summary>
    public const int JitterDdp = 3;

    /// <summary>Shimmer, a share of the amplitude; 0 where unvoiced.</summary>
    public const int ShimmerLocal = 4;

    /// <summary>Harmonics-to-noise ratio of the waveform in dB; -100 where unvoiced.</summary>
    public const int LogHnr = 5;

    /// <summary>F0 in semitones above 27.5 Hz, at least 1; 0 where unvoiced. From here on only with formants.</summary>
    public const int F0Semitone = 6;

    /// <summary>Shimmer in dB; 0 where unvoiced.</summary>
    public const int ShimmerLocalDb = 7;

    /// <summary>Harmonics-to-noise ratio of the autocorrelation in dB; 0 where unvoiced.</summary>
    public const int HnrAcf = 8;

    /// <summary>Level of the first harmonic over the second in dB; 0 where unvoiced.</summary>
    public const int H1H2 = 9;

    /// <summary>Level of the first harmonic over the highest one at the third formant in dB; 0 where unvoiced.</summary>
    public const int H1A3 = 10;

    /// <summary>
    /// Of the first formant: frequency in Hz, then bandwidth in Hz, then level over the first harmonic in dB (-201 where unvoiced).
    /// The second and third follow, three columns each. Frequencies and bandwidths are given for unvoiced frames too; 0 where there is no such formant.
    /// </summary>
    public const int F1Frequency = 11;

    private const string PitchNote = "subharmonic summation as openSMILE's, with a path of our own making: its price on changes of slope is left out";
    private const string FormantNote = "by the definition, from the spectrum of the frame's first 20 ms; proved on vowels given by formula";
    private const string HarmonicNote = "by the definition; which local peak is a harmonic is decided in a way of our own";
    private const string PeriodNote = "by the definition; periods are matched within each 60 ms frame, where openSMILE carries them from frame to frame";

    /// <summary>The six of ComParE 2016.</summary>
    public static IReadOnlyList<FeatureColumn> Basic { get; } =
    [
        new("F0final", SubharmonicPitch.Info, null, Fidelity.Own, PitchNote),
        new("voicingFinalUnclipped", VoicingProbability.Info, null, Fidelity.Own, PitchNote),
        new("jitterLocal", Jitter.Info, null, Fidelity.Definition, PeriodNote),
        new("jitterDDP", Voice.JitterDdp.Info, null, Fidelity.Definition, PeriodNote),
        new("shimmerLocal", Shimmer.Info, null, Fidelity.Definition, PeriodNote),
        new("logHNR", LogHarmonicsToNoise.Info, null, Fidelity.Definition, PeriodNote),
    ];

    /// <summary>Those, and what eGeMAPS needs of a voice.</summary>
    public static IReadOnlyList<FeatureColumn> All { get; } =
    [
        .. Basic,
        new("F0semitoneFrom27.5Hz", PitchInSemitones.Info, null, Fidelity.Own, PitchNote),
        new("shimmerLocaldB", ShimmerLevel.Info, null, Fidelity.Definition, PeriodNote),
        new("HNRdBACF", AutocorrelationHarmonicity.Info, null, Fidelity.Definition,
            "by Boersma's definition; openSMILE does not divide by the window's autocorrelation and finds less"),
        new("logRelF0-H1-H2", HarmonicDifference.Info, null, Fidelity.Definition, HarmonicNote),
        new("logRelF0-H1-A3", HarmonicDifference.Info, null, Fidelity.Definition, HarmonicNote),
        .. OfFormant(1),
        .. OfFormant(2),
        .. OfFormant(3),
    ];

    private static FeatureColumn[] OfFormant(int number) =>
    [
        new($"F{number}frequency", FormantFrequency.Info, null, Fidelity.Definition, FormantNote),
        new($"F{number}bandwidth", FormantBandwidth.Info, null, Fidelity.Definition, FormantNote),
        new($"F{number}amplitudeLogRelF0", FormantAmplitude.Info, null, Fidelity.Definition, HarmonicNote),
    ];
}
