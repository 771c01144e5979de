using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Features.Functionals;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Voice;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// The 88 features of the extended Geneva minimalistic acoustic parameter set, version 02, one row a sound: <c>[1, 88]</c>. Ten functionals of pitch
/// and loudness, mean and normalised deviation of what else there is: over all frames, over the voiced (V) and over the unvoiced ones (UV).
/// A feature of voiced frames is 0 where a sound has none.
/// </summary>
/// <remarks>
/// Eyben et al. (2016), The Geneva Minimalistic Acoustic Parameter Set (GeMAPS) for Voice Research and Affective Computing, IEEE Trans. Affective
/// Computing 7(2). Made for one voice; of music it describes the loudest melody at best.
/// </remarks>
public sealed class EGeMaps : FeatureSet
{
    private const int FewestFrames = 10;
    private const string Own = "by the definition; no values of openSMILE were at hand", OwnPeaks = "turns at least 0.1 of the range apart, a rule of our own";

    private static readonly string[] Slopes = ["meanRisingSlope", "stddevRisingSlope", "meanFallingSlope", "stddevFallingSlope"], Pair = ["amean", "stddevNorm"];

    private static readonly IReadOnlyList<Part> Parts = [.. Plan()];

    /// <inheritdoc/>
    public override string Name => "egemaps";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool DescribesWholeSounds => true;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; } = [.. Parts.SelectMany(part => part.Columns), .. Whole()];

    /// <inheritdoc/>
    public override string Parameters { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        rate = {GenevaPass.Rate}
        channels = mean
        step = {ComparePass.Step.Value} s
        frame = {ComparePass.ShortFrame.Value} s, hamming; of the voice {VoiceRecipe.Geneva.Frame.Value} s, gaussian 0.4
        voice = {VoiceRecipe.Geneva.LowestPitch} to {VoiceRecipe.Geneva.HighestPitch}, periods within {VoiceRecipe.Geneva.PeriodRange}, path delay {VoiceRecipe.Geneva.Delay}, range weight {VoiceRecipe.Geneva.RangeWeight}
        loudness = sum of 26 bands, 20 to 8000 Hz, htk mel, peak 1, compression {AuditorySpectrum.Compression}
        mfcc = 1 to 4, ln, floor 1 at 16 bit, lifter 22
        smoothing = mean of 3; of voiced and unvoiced frames that of the neighbours of the same kind
        percentiles = interpolated
        peaks = turns at least 0.1 of the range apart, slopes per second
        row = the whole sound, at least {FewestFrames} frames
        """);

    /// <inheritdoc/>
    public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
    {
        using var pass = new GenevaPass();
        var facts = sound.Play(GenevaPass.Rate, pass, cancellation);
        if (pass.Frames < FewestFrames)
        {
            double needed = VoiceRecipe.Geneva.Frame.Value + (FewestFrames - 1) * ComparePass.Step.Value;
            throw new MerException(string.Create(CultureInfo.InvariantCulture, $"the sound is too short: it lasts {facts.Duration}, and {needed:0.###} s are needed."), sound.Name);
        }
        var values = new float[Columns.Count];
        Fill(pass, values);
        return FilledRows.OfClip(Columns, sound, facts, values);
    }

    private static void Fill(GenevaPass pass, Span<float> values)
    {
        bool[] voiced = new bool[pass.Frames];
        var pitch = pass.Contour(VoiceColumns.F0);
        for (int i = 0; i < voiced.Length; i++)
            voiced[i] = pitch[i] > 0;
        float[] smooth = new float[pass.Frames];
        foreach (var part in Parts)
        {
            var contour = pass.Contour(part.Column);
            var used = smooth.AsSpan();
            if (part.Frames == Frames.All)
            {
                MovingAverage.Smooth(contour, smooth);
            }
            else
            {
                for (int i = 0; i < contour.Length; i++)
                {
                    if (voiced[i] != (part.Frames == Frames.Voiced) || contour[i] == (float)FormantAmplitude.None)
                        contour[i] = 0;
                }
                MovingAverage.SmoothNonZero(contour, smooth);
                used = NonZeroFrames.Of(smooth);
            }
            Functionals(part.Statistics).Compute(used, values[..part.Columns.Count]);
            values = values[part.Columns.Count..];
        }

        MovingAverage.Smooth(pass.Contour(GenevaPass.Loudness), smooth);
        new ContourPeaks(ComparePass.Step, 0.1, "peaksPerSec").Compute(smooth, values[..1]);
        pass.Contour(VoiceColumns.F0).CopyTo(smooth);
        ContourSegments.NonZero(ComparePass.Step, "segsPerSec", "meanSegLen", "segLenStddev").Compute(smooth, values[1..4]);
        ContourSegments.Zero(ComparePass.Step, "meanSegLen", "segLenStddev").Compute(smooth, values[4..6]);
        values[6] = (float)EquivalentLevel.Of(pass.MeanSquare);
    }

    private static IFunctional Functionals(Statistics statistics) => statistics switch
    {
        Statistics.Course => new FunctionalGroup(new ContourMeans(Pair[0]), new ContourMoments(Pair[1]), new ContourPercentiles(false, 20, 50, 80), new ContourPeaks(ComparePass.Step, 0.1, Slopes)),
        Statistics.Pair => new FunctionalGroup(new ContourMeans(Pair[0]), new ContourMoments(Pair[1])),
        _ => new ContourMeans(Pair[0]),
    };

    private static IEnumerable<Part> Plan()
    {
        var voice = VoiceColumns.All;
        FeatureColumn[] cepstra = [.. Enumerable.Range(1, 4).Select(n => Defined($"mfcc{n}", HtkMfcc.Info))];
        FeatureColumn flux = new("spectralFlux", SpectralFlux.Info, null, Fidelity.Own, "of magnitudes whose squares add up to the mean square; openSMILE's scale differs");
        FeatureColumn[] balance =
        [
            Defined("alphaRatio", AlphaRatio.Info), Defined("hammarbergIndex", HammarbergIndex.Info),
            Defined("slope0-500", BandSlope.Info), Defined("slope500-1500", BandSlope.Info),
        ];

        yield return Of(VoiceColumns.F0Semitone, voice[VoiceColumns.F0Semitone], "_sma3nz", Frames.Voiced, Statistics.Course);
        yield return Of(GenevaPass.Loudness, Defined("loudness", AuditoryLoudness.Info), "_sma3", Frames.All, Statistics.Course);
        yield return Of(GenevaPass.Flux, flux, "_sma3", Frames.All, Statistics.Pair);
        for (int i = 0; i < cepstra.Length; i++)
            yield return Of(GenevaPass.Mfcc + i, cepstra[i], "_sma3", Frames.All, Statistics.Pair);
        foreach (int column in (int[])[VoiceColumns.JitterLocal, VoiceColumns.ShimmerLocalDb, VoiceColumns.HnrAcf, VoiceColumns.H1H2, VoiceColumns.H1A3, .. Enumerable.Range(VoiceColumns.F1Frequency, 9)])
            yield return Of(column, voice[column], "_sma3nz", Frames.Voiced, Statistics.Pair);
        for (int i = 0; i < balance.Length; i++)
            yield return Of(GenevaPass.Alpha + i, Named(balance[i], "V"), "_sma3nz", Frames.Voiced, Statistics.Pair);
        yield return Of(GenevaPass.Flux, Named(flux, "V"), "_sma3nz", Frames.Voiced, Statistics.Pair);
        for (int i = 0; i < cepstra.Length; i++)
            yield return Of(GenevaPass.Mfcc + i, Named(cepstra[i], "V"), "_sma3nz", Frames.Voiced, Statistics.Pair);
        for (int i = 0; i < balance.Length; i++)
            yield return Of(GenevaPass.Alpha + i, Named(balance[i], "UV"), "_sma3nz", Frames.Unvoiced, Statistics.Mean);
        yield return Of(GenevaPass.Flux, Named(flux, "UV"), "_sma3nz", Frames.Unvoiced, Statistics.Mean);
    }

    private static IEnumerable<FeatureColumn> Whole()
    {
        yield return new("loudnessPeaksPerSec", AuditoryLoudness.Info, "peaks a second", Fidelity.Own, OwnPeaks);
        foreach (string name in (string[])["VoicedSegmentsPerSec", "MeanVoicedSegmentLengthSec", "StddevVoicedSegmentLengthSec", "MeanUnvoicedSegmentLength", "StddevUnvoicedSegmentLength"])
            yield return new(name, SubharmonicPitch.Info, "runs of voiced or unvoiced frames, in seconds", Fidelity.Own, VoiceColumns.Basic[VoiceColumns.F0].Note);
        yield return new("equivalentSoundLevel_dBp", EquivalentLevel.Info, "of the whole sound", Fidelity.Definition, "of all samples, where openSMILE takes frames");
    }

    private static Part Of(int column, FeatureColumn of, string suffix, Frames frames, Statistics statistics) =>
        new(column, frames, statistics, [.. Functionals(statistics).Names.Select(name => new FeatureColumn($"{of.Name}{suffix}_{name}", of.Of,
            frames == Frames.All ? name : $"{name} of {(frames == Frames.Voiced ? "voiced" : "unvoiced")} frames",
            Slopes.Contains(name) ? Fidelity.Own : of.Fidelity, Slopes.Contains(name) ? OwnPeaks : of.Note))]);

    private static FeatureColumn Defined(string name, Descriptor of) => new(name, of, null, Fidelity.Definition, Own);

    // slopeV0-500, but mfcc1V.
    private static FeatureColumn Named(FeatureColumn of, string kind) =>
        of with { Name = of.Name.StartsWith("slope", StringComparison.Ordinal) ? $"slope{kind}{of.Name[5..]}" : of.Name + kind };

    private enum Frames
    {
        All,
        Voiced,
        Unvoiced,
    }

    private enum Statistics
    {
        Course,
        Pair,
        Mean,
    }

    /// <summary>Functionals of one contour over some of its frames.</summary>
    private sealed record Part(int Column, Frames Frames, Statistics Statistics, IReadOnlyList<FeatureColumn> Columns);
}
