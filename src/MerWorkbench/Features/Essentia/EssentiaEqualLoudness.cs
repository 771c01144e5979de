using MerWorkbench.Dsp;
using MerWorkbench.Features.Loudness;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Tonal;
using MerWorkbench.Units;
using static MerWorkbench.Features.Essentia.EssentiaFrame;

namespace MerWorkbench.Features.Essentia;

/// <summary>
/// The low-level part of Essentia's MusicExtractor (2.1-beta6) that looks at the sound as the ear weighs it: the same frames as
/// <see cref="EssentiaLowLevel"/>, cut from the sound behind an equal-loudness filter, in one pass over one channel at 44.1 kHz. One a sound.
/// </summary>
public sealed class EssentiaEqualLoudness : ISampleSink, IDisposable
{
    private static readonly SampleRate Rate = SampleRate.Hz44100;

    private readonly EqualLoudnessFilter _filter;
    private readonly PeakSpectrum _spectrum = Spectrum();
    private readonly float[] _row = new float[EssentiaLowLevelColumns.OfWeighedFrames.Count];
    private readonly SpectralCentroid _centroid = new(Bins, Rate);
    private readonly SpectralMoments _moments = new(Bins, Rate.Nyquist.Value);
    private readonly SpectralPeaks _peaks = new(Length, Rate);
    private readonly SpectralContrast _contrast = new(Length, Rate);

    /// <summary>Begins a sound.</summary>
    public EssentiaEqualLoudness() => _filter = new EqualLoudnessFilter(Rate, new FrameCutter(EssentiaFrame.Framing, Describe));

    /// <summary>How frames are analysed, one <c>name = value</c> a line.</summary>
    public static string Parameters { get; } = string.Join('\n',
        "equal-loudness frame = the same, behind Robinson's filter",
        "dissonance = 100 peaks up to 5000 Hz",
        "spectral contrast = 6 bands from 20 to 11000 Hz, 40 % neighbours, 15 % of the bins shared out evenly");

    /// <summary>What the columns of <see cref="Frames"/> hold.</summary>
    public static IReadOnlyList<FeatureColumn> Columns => EssentiaLowLevelColumns.OfWeighedFrames;

    /// <summary>The descriptors of every frame, <c>[frames, <see cref="Columns"/>]</c>; complete after <see cref="Finish"/>.</summary>
    public FrameTable Frames { get; } = new(EssentiaLowLevelColumns.OfWeighedFrames.Count);

    /// <summary>Takes the next samples of the sound as it is.</summary>
    /// <param name="samples">Samples of one channel.</param>
    public void Push(ReadOnlySpan<float> samples) => _filter.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _filter.Finish();

    /// <summary>Gives temporary files back.</summary>
    public void Dispose() => Frames.Dispose();

    // In the order of EssentiaLowLevelColumns.OfWeighedFrames.
    private void Describe(ReadOnlySpan<float> frame, int index)
    {
        ReadOnlySpan<float> magnitude = _spectrum.Of(frame);
        Span<float> row = _row;
        var (spread, skewness, kurtosis) = _moments.Of(magnitude);
        Put(ref row, _centroid.Of(_spectrum.Power));
        Put(ref row, spread);
        Put(ref row, skewness);
        Put(ref row, kurtosis);
        _peaks.Find(magnitude);
        Put(ref row, Dissonance.Of(_peaks.Frequencies, _peaks.Magnitudes));
        Put(ref row, SpectralEntropy.Of(magnitude));
        _contrast.Apply(magnitude, Cut(ref row, SpectralContrast.Bands), Cut(ref row, SpectralContrast.Bands));
        Frames.Append(_row);
    }
}
