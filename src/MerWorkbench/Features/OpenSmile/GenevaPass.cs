using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Voice;
using MerWorkbench.Units;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// One pass over a sound for the low-level descriptors of the Geneva sets: those of the voice from frames of 60 ms, loudness, flux, cepstra and
/// balance of the spectrum from frames of 20 ms, every 10 ms, not smoothed. One object a sound.
/// </summary>
internal sealed class GenevaPass : ISampleSink, IDisposable
{
    private const int Bands = 26, Coefficients = 4;

    private readonly FrameCutter _cutter;
    private readonly VoicePass _voice;
    private readonly ShortSpectrum _spectrum;
    private readonly AuditorySpectrum _auditory;
    private readonly HtkMfcc _mfcc;
    private readonly SpectralFlux _flux;
    private readonly AlphaRatio _alpha;
    private readonly HammarbergIndex _hammarberg;
    private readonly BandSlope _lowSlope, _highSlope;
    private readonly FrameTable _table = new(Count);
    private readonly float[] _row = new float[Count], _bands = new float[Bands], _ear = new float[Bands];
    private float[] _raw = [];
    private double _energy;
    private long _samples;

    public GenevaPass()
    {
        int length = ComparePass.ShortFrame.ToSamples(Rate);
        _spectrum = new ShortSpectrum(length, Rate);
        _cutter = new FrameCutter(new Framing(length, ComparePass.Step.ToSamples(Rate), Centered: false), OnFrame);
        _voice = new VoicePass(Rate, VoiceRecipe.Geneva);
        _auditory = new AuditorySpectrum(_spectrum.FftLength, Rate, Bands);
        _mfcc = new HtkMfcc(Bands, Coefficients, _spectrum.HtkScale);
        int bins = _spectrum.Bins;
        _flux = new SpectralFlux(bins);
        _alpha = new AlphaRatio(bins, Rate);
        _hammarberg = new HammarbergIndex(bins, Rate);
        _lowSlope = new BandSlope(bins, Rate, new(0), new(500));
        _highSlope = new BandSlope(bins, Rate, new(500), new(1500));
    }

    // The columns after those of the voice.
    public static int Loudness { get; } = VoiceColumns.All.Count;

    public static int Flux => Loudness + 1;

    /// <summary>The first of four.</summary>
    public static int Mfcc => Loudness + 2;

    public static int Alpha => Mfcc + Coefficients;

    public static int Hammarberg => Alpha + 1;

    public static int LowSlope => Alpha + 2;

    public static int HighSlope => Alpha + 3;

    public static SampleRate Rate => ComparePass.Rate;

    /// <summary>How many whole frames of 60 ms there were.</summary>
    public int Frames => Math.Min(_table.Rows, _voice.Table.Rows);

    /// <summary>The mean square of all samples.</summary>
    public double MeanSquare => _samples == 0 ? 0 : _energy / _samples;

    private static int Count => 2 + Coefficients + 4;

    public void Push(ReadOnlySpan<float> samples)
    {
        _energy += Dot.Product(samples, samples);
        _samples += samples.Length;
        _cutter.Push(samples);
        _voice.Push(samples);
    }

    public void Finish()
    {
        _cutter.Finish();
        _voice.Finish();
    }

    /// <summary>The course of a column over <see cref="Frames"/>; valid until the next call.</summary>
    public Span<float> Contour(int column)
    {
        var table = column < Loudness ? _voice.Table : _table;
        if (_raw.Length < table.Rows)
            _raw = new float[Math.Max(_table.Rows, table.Rows)];
        table.CopyColumn(column < Loudness ? column : column - Loudness, _raw.AsSpan(0, table.Rows));
        return _raw.AsSpan(0, Frames);
    }

    public void Dispose()
    {
        _table.Dispose();
        _voice.Dispose();
    }

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        _spectrum.Take(frame);
        _auditory.Sum(_spectrum.Power, _bands);
        _auditory.Compress(_bands, _ear);
        _row[0] = AuditoryLoudness.Of(_ear);
        float flux = _flux.Next(_spectrum.Magnitude);
        _row[1] = index == 0 ? 0 : flux;
        _mfcc.Of(_bands, _row.AsSpan(2, Coefficients));
        var balance = _row.AsSpan(2 + Coefficients);
        balance[0] = (float)_alpha.Of(_spectrum.Power);
        balance[1] = (float)_hammarberg.Of(_spectrum.Power);
        balance[2] = (float)_lowSlope.Of(_spectrum.Power);
        balance[3] = (float)_highSlope.Of(_spectrum.Power);
        _table.Append(_row);
    }
}
