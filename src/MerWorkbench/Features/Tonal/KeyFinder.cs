using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Tonal;

/// <summary>
/// Finds the key of a whole sound, as Essentia's KeyExtractor with its defaults: Hann frames of 4096 samples without overlap, the 60 strongest peaks
/// from 25 to 3,500 Hz, whitened, in a pitch class profile with four harmonics. One a sound.
/// </summary>
public sealed class KeyFinder : ISampleSink
{
    private const int Length = 4096, Peaks = 60;
    private static readonly Hertz s_lowest = new(25), s_highest = new(3500);

    private readonly FrameCutter _cutter;
    private readonly PeakSpectrum _spectrum = new(TonalWindow.Make(WindowShape.Hann, Length));
    private readonly SpectralPeaks _peaks;
    private readonly SpectralWhitening _whitening;
    private readonly Hpcp _hpcp;
    private readonly Key _key;
    private readonly MeanProfile _mean;
    private readonly float[] _profile, _white = new float[Peaks];

    /// <summary>Begins a sound of one channel.</summary>
    /// <param name="rate">Its sample rate; Essentia's default is 44,100 Hz.</param>
    /// <param name="profile">What keys are taken to sound like; <see cref="KeyProfile.Bgate"/> where null.</param>
    /// <param name="size">Bins of the pitch class profile. Default 12; from 36 on a detuned sound is also put right.</param>
    /// <param name="tuning">The frequency of A; 440 Hz where null.</param>
    public KeyFinder(SampleRate rate, KeyProfile? profile = null, int size = 12, Hertz? tuning = null)
    {
        _cutter = new FrameCutter(new Framing(Length, Length, UntilEnd: true), OnFrame);
        _peaks = new SpectralPeaks(Length, rate, s_lowest, s_highest, Peaks, 1e-4f, PeakOrder.Magnitude);
        _whitening = new SpectralWhitening(Length / 2 + 1, rate, s_highest);
        _hpcp = new Hpcp(new HpcpRecipe
        {
            Size = size,
            Reference = tuning ?? new(440),
            Harmonics = 4,
            Weight = HpcpWeight.Cosine,
            Lowest = s_lowest,
            Highest = s_highest,
            Split = null,
            Norm = HpcpNorm.None,
        });
        _key = new Key(profile ?? KeyProfile.Bgate, size, KeyHarmony.Notes);
        _mean = new MeanProfile(size);
        _profile = new float[size];
    }

    /// <summary>The key of what was heard so far; A minor of strength 0 of silence.</summary>
    public KeyEstimate Estimate => _key.EstimateOfMean(_mean.Value);

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _cutter.Finish();

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        var spectrum = _spectrum.Of(frame);
        int count = _peaks.Find(spectrum);
        _whitening.Apply(spectrum, _peaks.Frequencies, _peaks.Magnitudes, _white);
        _hpcp.Apply(_peaks.Frequencies, _white.AsSpan(0, count), _profile);
        _mean.Add(_profile);
    }
}
