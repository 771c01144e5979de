using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Voice;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>One of the 65 low-level descriptors of the ComParE set.</summary>
/// <param name="Stem">The beginning of its columns' names: <c>pcm_RMSenergy</c>.</param>
/// <param name="Index">Its number in a vector, which ends its columns' names in brackets; null of a single one.</param>
/// <param name="Of">What it is.</param>
/// <param name="Fidelity">How far its numbers are openSMILE's.</param>
/// <param name="Note">What differs.</param>
internal sealed record CompareDescriptor(string Stem, int? Index, Descriptor Of, Fidelity Fidelity, string Note)
{
    public const int Voice = 6, Energy = 4, Spectral = 55, Count = Voice + Energy + Spectral;

    private const string Scale = "powers are scaled to add up to the mean square; openSMILE's scale may differ by a factor";

    /// <summary>The descriptors in the order of openSMILE's files: voice, energy, spectrum.</summary>
    public static IReadOnlyList<CompareDescriptor> All { get; } = [.. List()];

    /// <summary>The name with a suffix: <c>audSpec_Rfilt_sma_de[3]</c>.</summary>
    /// <param name="delta">Whether it is the course of change.</param>
    public string Name(bool delta) => $"{Stem}{(delta ? "_sma_de" : "_sma")}{(Index is int index ? $"[{index}]" : "")}";

    private static IEnumerable<CompareDescriptor> List()
    {
        foreach (var column in VoiceColumns.Basic)
            yield return new(column.Name, null, column.Of, column.Fidelity, column.Note ?? "");
        yield return Defined("audspec_lengthL1norm", AuditoryLoudness.Info, Scale);
        yield return Defined("audspecRasta_lengthL1norm", AuditoryLoudness.Rasta, Start);
        yield return Defined("pcm_RMSenergy", RootMeanSquare.Info, "of frames of 20 ms");
        yield return Defined("pcm_zcr", ZeroCrossingRate.Info, "of frames of 20 ms");
        for (int band = 0; band < 26; band++)
            yield return Defined("audSpec_Rfilt", RastaSpectrum.Info, Start, band);
        yield return Defined("pcm_fftMag_fband250-650", EnergyBand.Info, Scale);
        yield return Defined("pcm_fftMag_fband1000-4000", EnergyBand.Info, Scale);
        foreach (string share in (string[])["25.0", "50.0", "75.0", "90.0"])
            yield return Defined($"pcm_fftMag_spectralRollOff{share}", SpectralRollOff.Info, "of the power spectrum");
        yield return new("pcm_fftMag_spectralFlux", null, SpectralFlux.Info, Fidelity.Own, "of magnitudes whose squares add up to the mean square, 0 in the first frame; openSMILE's scale differs");
        yield return Defined("pcm_fftMag_spectralCentroid", SpectralCentroid.Info, "of the power spectrum");
        yield return Defined("pcm_fftMag_spectralEntropy", SpectralEntropy.Info, "of the power spectrum");
        yield return Defined("pcm_fftMag_spectralVariance", SpectralMoments.Spread, "of the power spectrum");
        yield return Defined("pcm_fftMag_spectralSkewness", SpectralMoments.Skewness, "of the power spectrum");
        yield return Defined("pcm_fftMag_spectralKurtosis", SpectralMoments.Kurtosis, "of the power spectrum, without taking 3 away: 3 of a normal distribution, 0 of a lone line");
        yield return Defined("pcm_fftMag_spectralSlope", SpectralSlope.Info, "of the magnitude spectrum; " + Scale);
        yield return Defined("pcm_fftMag_psySharpness", Sharpness.Info, "of the power spectrum");
        yield return new("pcm_fftMag_spectralHarmonicity", null, SpectralHarmonicity.Info, Fidelity.Own, "a definition of our own");
        for (int n = 1; n <= 14; n++)
            yield return Defined("mfcc", HtkMfcc.Info, "by HTK's formulae; no values of openSMILE were at hand", n);
    }

    private const string Start = "the RASTA filter begins as if the first frame had lasted for ever; openSMILE's first seconds may differ";

    private static CompareDescriptor Defined(string stem, Descriptor of, string note, int? index = null) => new(stem, index, of, Fidelity.Definition, note);
}
