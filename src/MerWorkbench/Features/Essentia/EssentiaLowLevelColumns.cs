using MerWorkbench.Features.Loudness;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Tonal;
using static System.FormattableString;

namespace MerWorkbench.Features.Essentia;

/// <summary>The columns of <see cref="EssentiaLowLevel"/> and <see cref="EssentiaEqualLoudness"/>, named as in MusicExtractor's output.</summary>
internal static class EssentiaLowLevelColumns
{
    private const string Silence = "silent frames stay silent where MusicExtractor adds random noise at -100 dB";
    private const string Thousandth = "1e-3; " + Silence;
    private const string Weighed = "1e-3, the first band 1e-2: the filter leaves little there, and Essentia rounds it to float32; " + Silence;
    private const string Rough = "1e-3 behind the same filter; Essentia filters in float32, and a faint peak more or less changes dissonance by up to 0.04; " + Silence;
    private const string Bands = "2e-4; " + Silence;
    private const string Gammatone = "2e-4, the six lowest 4e-3: Essentia computes their gain in float32; " + Silence;
    private const string OfGammatone = "0.01 dB, for the same reason as erb bands; " + Silence;
    private const string Cepstra = "5e-4 dB; " + Silence;

    private static readonly Descriptor MelBands = new("mel bands", FeatureGroup.LowLevel, "1", "0 upwards",
        "The mean of |X(f)|^2 under triangles on the mel scale.", "Ganchev et al. (2005), FB-40; Essentia 2.1 MelBands");

    public static IReadOnlyList<FeatureColumn> OfFrames { get; } =
    [
        .. new[] { 20, 30, 60 }.Select(level => Scalar(Invariant($"silence_rate_{level}dB"), SilenceRate.Info, "silent frames count; the threshold is half the number in dB")),
        Scalar("zerocrossingrate", ZeroCrossingRate.Info, Silence),
        Scalar("spectral_decrease", SpectralSlope.Info),
        Scalar("spectral_rolloff", SpectralRollOff.Info),
        Scalar("spectral_energy", Energy.Info),
        Scalar("spectral_rms", RootMeanSquare.Info),
        .. new[] { "low", "middle_low", "middle_high", "high" }.Select(band => Scalar($"spectral_energyband_{band}", EnergyBand.Info)),
        Scalar("hfc", HighFrequencyContent.Info),
        Scalar("spectral_flux", SpectralFlux.Info),
        Scalar("spectral_strongpeak", StrongPeak.Info),
        Scalar("spectral_complexity", SpectralComplexity.Info),
        Scalar("pitch_salience", PitchSalience.Info),
        .. Shape("melbands"), .. Shape("erbbands"), .. Shape("barkbands"),
        .. Vector("melbands", 40, MelBands, Bands),
        .. Vector("melbands128", 128, MelBands, Bands),
        .. Vector("erbbands", 40, ErbBands.Info, Gammatone),
        .. Vector("barkbands", 27, BarkBands.Info, Bands),
        .. Vector("mfcc", 13, Cepstrum.Mfcc, Cepstra),
        .. Vector("gfcc", 13, Cepstrum.Gfcc, OfGammatone),
    ];

    public static IReadOnlyList<FeatureColumn> OfWeighedFrames { get; } =
    [
        Scalar("spectral_centroid", SpectralCentroid.Info),
        Scalar("spectral_spread", SpectralMoments.Spread),
        Scalar("spectral_skewness", SpectralMoments.Skewness),
        Scalar("spectral_kurtosis", SpectralMoments.Kurtosis),
        Scalar("dissonance", Dissonance.Info, Rough),
        Scalar("spectral_entropy", SpectralEntropy.Info),
        .. Vector("spectral_contrast_coeffs", SpectralContrast.Bands, SpectralContrast.Info, Weighed),
        .. Vector("spectral_contrast_valleys", SpectralContrast.Bands, SpectralContrast.Valley, Weighed),
    ];

    private static FeatureColumn Scalar(string name, Descriptor of, string note = Thousandth) =>
        new($"lowlevel.{name}", of, null, Fidelity.Tolerance, note);

    private static IEnumerable<FeatureColumn> Vector(string name, int size, Descriptor of, string note) =>
        Enumerable.Range(0, size).Select(i => Scalar(Invariant($"{name}_{i}"), of, note));

    private static FeatureColumn[] Shape(string bands) =>
    [
        Scalar($"{bands}_spread", SpectralMoments.Spread with { Name = $"{bands} spread", Unit = "1", Range = "0 upwards", Definition = "The variance of the number of a band around the mean one." }),
        Scalar($"{bands}_skewness", SpectralMoments.Skewness with { Name = $"{bands} skewness" }),
        Scalar($"{bands}_kurtosis", SpectralMoments.Kurtosis with { Name = $"{bands} kurtosis" }),
        Scalar($"{bands}_flatness_db", FlatnessDecibels.Info),
        Scalar($"{bands}_crest", SpectralCrest.Info),
    ];
}
