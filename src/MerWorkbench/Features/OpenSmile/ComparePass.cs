using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Functionals;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Voice;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// One pass over a sound for the 65 low-level descriptors of openSMILE's ComParE sets, each smoothed by the mean of three frames, and
/// their changes by the regression of HTK. Frames begin every 10 ms; they are 60 ms long for the voice, 20 ms for all else, and there are as
/// many as whole ones of 60 ms. Memory does not grow with the sound; one object a sound.
/// </summary>
/// <remarks>
/// openSMILE works at the rate of the file. Here every sound is played at 44.1 kHz, the rate of DEAM's, so that numbers of different files compare.
/// Schuller et al. (2013), The INTERSPEECH 2013 Computational Paralinguistics Challenge; Eyben (2016).
/// </remarks>
public sealed class ComparePass : ISampleSink, IDisposable
{
    private const int Bands = 26, Coefficients = 14;

    private readonly FrameCutter _cutter;
    private readonly VoicePass _voice;
    private readonly ShortSpectrum _spectrum;
    private readonly AuditorySpectrum _auditory;
    private readonly RastaSpectrum _rasta;
    private readonly HtkMfcc _mfcc;
    private readonly EnergyBand _low, _middle;
    private readonly SpectralRollOff[] _rollOffs;
    private readonly SpectralFlux _flux;
    private readonly SpectralCentroid _centroid;
    private readonly SpectralMoments _moments;
    private readonly SpectralSlope _slope;
    private readonly Sharpness _sharpness;
    private readonly SpectralHarmonicity _harmonicity;
    private readonly FrameTable _table = new(CompareDescriptor.Energy + CompareDescriptor.Spectral);
    private readonly float[] _row = new float[CompareDescriptor.Energy + CompareDescriptor.Spectral], _bands = new float[Bands], _ear = new float[Bands];
    private float[] _raw = [], _smooth = [];

    /// <summary>Prepares a pass.</summary>
    public ComparePass()
    {
        int length = ShortFrame.ToSamples(Rate);
        _spectrum = new ShortSpectrum(length, Rate);
        _cutter = new FrameCutter(new Framing(length, Step.ToSamples(Rate), Centered: false), OnFrame);
        _voice = new VoicePass(Rate, VoiceRecipe.ComParE);
        _auditory = new AuditorySpectrum(_spectrum.FftLength, Rate, Bands);
        _rasta = new RastaSpectrum(_auditory);
        _mfcc = new HtkMfcc(Bands, Coefficients, _spectrum.HtkScale);
        int bins = _spectrum.Bins;
        _low = new EnergyBand(bins, Rate, new(250), new(650));
        _middle = new EnergyBand(bins, Rate, new(1000), new(4000));
        _rollOffs = [.. new[] { 0.25, 0.5, 0.75, 0.9 }.Select(share => new SpectralRollOff(bins, Rate, share))];
        _flux = new SpectralFlux(bins);
        _centroid = new SpectralCentroid(bins, Rate);
        _moments = new SpectralMoments(bins, Rate.Nyquist.Value);
        _slope = new SpectralSlope(bins, Rate);
        _sharpness = new Sharpness(bins, Rate);
        _harmonicity = new SpectralHarmonicity(bins);
    }

    /// <summary>The rate at which sounds are played: 44,100 Hz.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <summary>The time from one frame to the next: 10 ms.</summary>
    public static Seconds Step => new(0.010);

    /// <summary>The length of the frames of all but the voice: 20 ms.</summary>
    public static Seconds ShortFrame => new(0.020);

    /// <summary>How many descriptors there are: 65.</summary>
    public static int Descriptors => CompareDescriptor.Count;

    /// <summary>How many frames there are. Complete after <see cref="Finish"/>.</summary>
    public int Frames => Math.Min(_table.Rows, _voice.Table.Rows);

    internal static string Parameters { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        rate = {Rate}
        channels = mean
        step = {Step.Value} s
        frame = {ShortFrame.Value} s, hamming; of the voice {VoiceRecipe.ComParE.Frame.Value} s, gaussian 0.4
        voice = {VoiceRecipe.ComParE.LowestPitch} to {VoiceRecipe.ComParE.HighestPitch}, periods within {VoiceRecipe.ComParE.PeriodRange}, path delay {VoiceRecipe.ComParE.Delay}, range weight {VoiceRecipe.ComParE.RangeWeight}
        spectrum = power, zero-padded to a power of two, adding up to the mean square
        bands = {Bands}, 20 to 8000 Hz, htk mel, peak 1, compression {AuditorySpectrum.Compression}
        rasta = pole 0.98, floor 1e-10
        mfcc = 1 to {Coefficients}, ln, floor 1 at 16 bit, lifter 22
        smoothing = mean of 3
        delta = regression over 2 frames on each side
        """);

    /// <summary>Plays a sound through a new pass.</summary>
    /// <param name="sound">The sound.</param>
    /// <param name="frames">How many frames are needed.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <returns>The pass, to be disposed of, and what is known of the sound.</returns>
    /// <exception cref="MerException">The sound cannot be read, or has fewer frames.</exception>
    internal static (ComparePass Pass, SoundFacts Facts) Play(SoundSource sound, int frames, CancellationToken cancellation)
    {
        var pass = new ComparePass();
        try
        {
            var facts = sound.Play(Rate, pass, cancellation);
            if (pass.Frames >= frames)
                return (pass, facts);
            double needed = VoiceRecipe.ComParE.Frame.Value + (frames - 1) * Step.Value;
            throw new MerException(string.Create(CultureInfo.InvariantCulture,
                $"the sound is too short: it lasts {facts.Duration}, and {new Seconds(needed)} are needed."), sound.Name);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        _cutter.Push(samples);
        _voice.Push(samples);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _cutter.Finish();
        _voice.Finish();
    }

    /// <summary>The smoothed course of a descriptor.</summary>
    /// <param name="descriptor">Its number, in the order of openSMILE's files: 6 of the voice, 4 of energy, 55 of the spectrum.</param>
    /// <param name="into">Receives <see cref="Frames"/> values.</param>
    public void CopyContour(int descriptor, Span<float> into) => MovingAverage.Smooth(Raw(descriptor), into);

    /// <summary>The course of a descriptor before it is smoothed.</summary>
    /// <param name="descriptor">Its number, as for <see cref="CopyContour"/>.</param>
    /// <param name="into">Receives <see cref="Frames"/> values.</param>
    public void CopyRaw(int descriptor, Span<float> into) => Raw(descriptor).CopyTo(into);

    /// <summary>How the smoothed course of a descriptor changes, per frame.</summary>
    /// <param name="descriptor">Its number, as for <see cref="CopyContour"/>.</param>
    /// <param name="into">Receives <see cref="Frames"/> values.</param>
    public void CopyDelta(int descriptor, Span<float> into)
    {
        if (_smooth.Length < Frames)
            _smooth = new float[Frames];
        CopyContour(descriptor, _smooth.AsSpan(0, Frames));
        Difference.Regression(_smooth.AsSpan(0, Frames), into);
    }

    /// <summary>Gives the tables back.</summary>
    public void Dispose()
    {
        _table.Dispose();
        _voice.Dispose();
    }

    private ReadOnlySpan<float> Raw(int descriptor)
    {
        Check.InRange(descriptor, 0, Descriptors - 1);
        bool voice = descriptor < CompareDescriptor.Voice;
        var table = voice ? _voice.Table : _table;
        if (_raw.Length < table.Rows)
            _raw = new float[Math.Max(_table.Rows, table.Rows)];
        table.CopyColumn(voice ? descriptor : descriptor - CompareDescriptor.Voice, _raw.AsSpan(0, table.Rows));
        return _raw.AsSpan(0, Frames);
    }

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        _spectrum.Take(frame);
        ReadOnlySpan<float> power = _spectrum.Power, magnitude = _spectrum.Magnitude;
        _auditory.Sum(power, _bands);
        _auditory.Compress(_bands, _ear);
        _row[0] = AuditoryLoudness.Of(_ear);
        var rasta = _row.AsSpan(CompareDescriptor.Energy, Bands);
        _rasta.Next(_bands, rasta);
        _row[1] = AuditoryLoudness.Of(rasta);
        _row[2] = RootMeanSquare.Of(frame);
        _row[3] = ZeroCrossingRate.Of(frame);

        var rest = _row.AsSpan(CompareDescriptor.Energy + Bands);
        rest[0] = _low.Of(power);
        rest[1] = _middle.Of(power);
        for (int i = 0; i < _rollOffs.Length; i++)
            rest[2 + i] = _rollOffs[i].Of(power);
        float flux = _flux.Next(magnitude);
        rest[6] = index == 0 ? 0 : flux;
        rest[7] = _centroid.Of(power);
        rest[8] = SpectralEntropy.Of(power);
        var shape = _moments.Of(power);
        rest[9] = shape.Spread;
        rest[10] = shape.Skewness;
        rest[11] = shape.Kurtosis + 3;
        rest[12] = _slope.Of(magnitude);
        rest[13] = _sharpness.Of(power);
        rest[14] = _harmonicity.Of(magnitude);
        _mfcc.Of(_bands, rest[15..]);
        _table.Append(_row);
    }
}
