using MerWorkbench.Dsp;
using MerWorkbench.Features.Loudness;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Units;
using static MerWorkbench.Features.Essentia.EssentiaFrame;

namespace MerWorkbench.Features.Essentia;

/// <summary>
/// The low-level part of Essentia's MusicExtractor (2.1-beta6) that looks at the sound as it is, in one pass over one channel at 44.1 kHz:
/// frames of 2048 samples every 1024, the first centred on the first sample, one transform each. One a sound.
/// What looks at the sound as the ear weighs it is <see cref="EssentiaEqualLoudness"/>.
/// </summary>
/// <remarks>
/// Essentia fills silent frames with random noise at -100 dB; here silence stays silent, so that the same sound always gives the same numbers.
/// MusicExtractor first normalises a sound by its replay gain; that is for the caller to do.
/// </remarks>
public sealed class EssentiaLowLevel : ISampleSink, IDisposable
{
    private static readonly SampleRate Rate = SampleRate.Hz44100;

    // Only tables: made once for all sounds, since a sequence of short pieces would otherwise spend half its time on them.
    private static readonly MelFilterBank Mel40 = Mel(40, new(11_000)), Mel128 = Mel(128, Rate.Nyquist);
    private static readonly ErbBands Erb = new(Length, Rate);
    private static readonly BarkBands Bark = new(Length, Rate);

    private readonly FrameCutter _cutter;
    private readonly PeakSpectrum _spectrum = Spectrum();
    private readonly float[] _row = new float[EssentiaLowLevelColumns.OfFrames.Count];
    private readonly SilenceRate[] _silence = [.. SilenceRate.Essentia];
    private readonly SpectralSlope _slope = new(Bins, Rate);
    private readonly SpectralRollOff _rollOff = new(Bins, Rate);
    private readonly EnergyBand[] _energyBands = [Between(20, 150), Between(150, 800), Between(800, 4000), Between(4000, 20000)];
    private readonly HighFrequencyContent _hfc = new(Bins, Rate);
    private readonly SpectralFlux _flux = new(Bins);
    private readonly SpectralComplexity _complexity = new(Length, Rate);
    private readonly PitchSalience _salience = new(Bins, Rate);
    private readonly SpectralMoments _of40 = new(40, 39), _of27 = new(27, 26);
    private readonly Cepstrum _cepstrum = new(40);

    /// <summary>Begins a sound.</summary>
    public EssentiaLowLevel() => _cutter = new FrameCutter(EssentiaFrame.Framing, Describe);

    /// <summary>How frames are analysed, one <c>name = value</c> a line.</summary>
    public static string Parameters { get; } = string.Join('\n',
        $"low-level frame = {Length} samples every {Hop}, first centred, until the end, BlackmanHarris62 normalised",
        "low-level silence = kept",
        "mel bands = 40 from 0 to 11000 Hz and 128 from 0 to 22050 Hz, HTK scale, slopes along mel, weights of sum 1",
        "erb bands = 40 from 40 to 22050 Hz; bark bands = 27",
        "cepstra = 13 of 20 log10 of 40 bands of power, floor 1e-10",
        "roll-off = 0.85; spectral complexity = peaks from 100 to 5000 Hz above 0.005; pitch salience from 100 to 5000 Hz");

    /// <summary>What the columns of <see cref="Frames"/> hold.</summary>
    public static IReadOnlyList<FeatureColumn> Columns => EssentiaLowLevelColumns.OfFrames;

    /// <summary>The moments its frames are centred on.</summary>
    public static RowTiming Timing { get; } = new(new Seconds(0), Seconds.FromSamples(Hop, SampleRate.Hz44100));

    /// <summary>The descriptors of every frame, <c>[frames, <see cref="Columns"/>]</c>; complete after <see cref="Finish"/>.</summary>
    public FrameTable Frames { get; } = new(EssentiaLowLevelColumns.OfFrames.Count);

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _cutter.Finish();

    /// <summary>Gives temporary files back.</summary>
    public void Dispose() => Frames.Dispose();

    private static EnergyBand Between(double low, double high) => new(Bins, Rate, new(low), new(high));

    private static MelFilterBank Mel(int bands, Hertz high) =>
        new(bands, Length, Rate, new(0), high, MelScale.Htk, MelNorm.UnitSum, MelSlope.Mel);

    // In the order of EssentiaLowLevelColumns.OfFrames.
    private void Describe(ReadOnlySpan<float> frame, int index)
    {
        ReadOnlySpan<float> magnitude = _spectrum.Of(frame), power = _spectrum.Power;
        Span<float> row = _row;
        foreach (var rate in _silence)
            Put(ref row, rate.Of(frame));
        Put(ref row, ZeroCrossingRate.Of(frame));
        Put(ref row, _slope.Of(power));
        Put(ref row, _rollOff.Of(power));
        Put(ref row, Energy.Of(magnitude));
        Put(ref row, RootMeanSquare.Of(magnitude));
        foreach (var band in _energyBands)
            Put(ref row, band.Of(power));
        Put(ref row, _hfc.Of(power));
        Put(ref row, _flux.Next(magnitude));
        Put(ref row, StrongPeak.Of(magnitude));
        Put(ref row, _complexity.Of(magnitude));
        Put(ref row, _salience.Of(magnitude));
        var shapes = Cut(ref row, 15);
        Span<float> mel = Cut(ref row, 40), mel128 = Cut(ref row, 128), erb = Cut(ref row, 40), bark = Cut(ref row, 27);
        Mel40.Apply(power, mel);
        Mel128.Apply(power, mel128);
        Erb.Apply(power, erb);
        Bark.Apply(power, bark);
        Shape(mel, _of40, ref shapes);
        Shape(erb, _of40, ref shapes);
        Shape(bark, _of27, ref shapes);
        _cepstrum.Apply(mel, Cut(ref row, 13));
        _cepstrum.Apply(erb, Cut(ref row, 13));
        Frames.Append(_row);
    }

    private static void Shape(ReadOnlySpan<float> bands, SpectralMoments moments, ref Span<float> row)
    {
        var (spread, skewness, kurtosis) = moments.Of(bands);
        Put(ref row, spread);
        Put(ref row, skewness);
        Put(ref row, kurtosis);
        Put(ref row, FlatnessDecibels.Of(bands));
        Put(ref row, SpectralCrest.Of(bands));
    }
}
