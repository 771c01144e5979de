using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// The fundamental frequency as Praat's "To Pitch (ac)" finds it: peaks of a frame's autocorrelation divided by that of its Hann window, and the cheapest path
/// through them. Frames are three periods of the lowest pitch long; the first begins with the sound.
/// </summary>
/// <remarks>
/// P. Boersma, Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled sound, IFA Proc. 17 (1993), with
/// the defaults of Praat 6.3: silence 0.03, voicing 0.45, octave cost 0.01, octave jump 0.35, voiced/unvoiced 0.14, 15 candidates. Praat centres its
/// frames in the sound, so that its times differ by up to half a step. One object a sound; candidates wait in a table, the path is found at the end.
/// </remarks>
public sealed class AutocorrelationPitch : ISampleSink, IDescriptor, IDisposable
{
    private const int MaximumCandidates = 15, Coarse = 30, Fine = 70;
    private const double VoicingThreshold = BoersmaPath.VoicingThreshold, OctaveCost = BoersmaPath.OctaveCost;

    private readonly SampleRate _rate;
    private readonly double _floor, _ceiling;
    private readonly int _skip, _length, _half, _period, _longestLag, _lags, _step;
    private readonly FrameCutter _cutter;
    private readonly Autocorrelation _autocorrelation;
    private readonly float[] _window, _windowed, _unscaled, _row;
    private readonly double[] _ofWindow, _correlation;
    private readonly FrameTable _candidates = new(1 + 2 * MaximumCandidates);
    private double _lowest, _highest, _sum;
    private long _count;

    /// <summary>Prepares the tables.</summary>
    /// <param name="rate">The sample rate of what will be pushed.</param>
    /// <param name="floor">No pitch below; 75 Hz suits most voices. Frames are three of its periods long.</param>
    /// <param name="ceiling">No pitch above; 600 Hz.</param>
    /// <param name="step">From one frame to the next; 10 ms.</param>
    public AutocorrelationPitch(SampleRate rate, Hertz floor, Hertz ceiling, Seconds step)
    {
        _rate = rate;
        _ceiling = Check.InRange(ceiling.Value, 1, rate.Nyquist.Value);
        _floor = Check.InRange(floor.Value, 1, ceiling.Value);
        _step = Check.Positive(step.ToSamples(rate));
        _half = (int)(3 * rate.Hertz / _floor) / 2 - 1;
        _length = 2 * Check.InRange(_half, 8, 1 << 20);
        // The window is up to three samples shorter than the frame and lies in its middle.
        _skip = (int)(1.5 * rate.Hertz / _floor + 0.5) - _half;
        _period = (int)(rate.Hertz / _floor);
        _longestLag = Math.Min(_length / 3 + 2, _length);
        _lags = _length / 2;
        _autocorrelation = new Autocorrelation(_length);
        (_windowed, _unscaled, _row) = (new float[_length], new float[_lags + 1], new float[_candidates.Columns]);
        _window = new float[_length];
        for (int i = 0; i < _length; i++)
            _window[i] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 1) / (_length + 1)));
        // On both sides of lag 0, so that a sinc near it finds neighbours.
        _correlation = new double[2 * _lags + 1];
        _ofWindow = new double[_lags + 1];
        _autocorrelation.Compute(_window, _unscaled);
        for (int lag = 0; lag <= _lags; lag++)
            _ofWindow[lag] = _unscaled[lag] / _unscaled[0];
        _cutter = new FrameCutter(new Framing(Math.Max(_skip + _length, (int)(3 * rate.Hertz / _floor)), _step, Centered: false), OnFrame);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("f0 (autocorrelation)", FeatureGroup.LowLevel, "Hz", "0 (unvoiced), the floor to the ceiling",
        "Fundamental frequency by the autocorrelation divided by the window's, and the cheapest path.", "Boersma 1993, IFA Proceedings 17; Praat 6.3");

    /// <summary>The pitch of every frame, <c>[frames]</c>: 0 Hz where unvoiced; the strength is the normalised autocorrelation. Empty before <see cref="Finish"/>.</summary>
    public IReadOnlyList<PitchCandidate> Track { get; private set; } = [];

    /// <summary>The middle of a frame.</summary>
    /// <param name="frame">Its number from 0.</param>
    public Seconds TimeOf(int frame) => new((frame * (double)_step + _skip + _half) / _rate.Hertz);

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
            return;
        _lowest = _count == 0 ? TensorPrimitives.Min(samples) : Math.Min(_lowest, TensorPrimitives.Min(samples));
        _highest = _count == 0 ? TensorPrimitives.Max(samples) : Math.Max(_highest, TensorPrimitives.Max(samples));
        _sum += Dot.Sum(samples);
        _count += samples.Length;
        _cutter.Push(samples);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _cutter.Finish();
        double mean = _count == 0 ? 0 : _sum / _count;
        Track = BoersmaPath.Find(_candidates, Math.Max(_highest - mean, mean - _lowest), new(_ceiling), (double)_step / _rate.Hertz);
    }

    /// <summary>Gives the table of candidates back.</summary>
    public void Dispose() => _candidates.Dispose();

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        frame = frame.Slice(_skip, _length);
        int from = Math.Max(0, _half - _period), to = Math.Min(_length, _half + _period);
        float mean = (float)(Dot.Sum(frame[from..to]) / (to - from));
        TensorPrimitives.Subtract(frame, mean, _windowed);
        TensorPrimitives.Multiply(_windowed, _window, _windowed);
        int near = _period / 2 + 1;
        float peak = TensorPrimitives.MaxMagnitude<float>(_windowed.AsSpan(Math.Max(0, _half - near)..Math.Min(_length, _half + near)));
        _row.AsSpan().Clear();
        _row[0] = Math.Abs(peak);
        if (peak != 0)
        {
            _autocorrelation.Compute(_windowed, _unscaled);
            if (_unscaled[0] > 0)
                Pick();
        }
        _candidates.Append(_row);
    }

    private void Pick()
    {
        for (int lag = 0; lag <= _lags; lag++)
            _correlation[_lags + lag] = _correlation[_lags - lag] = _unscaled[lag] / ((double)_unscaled[0] * _ofWindow[lag]);
        ReadOnlySpan<double> r = _correlation.AsSpan(_lags);
        int found = 1;
        for (int lag = 2; lag < _longestLag && lag < _lags; lag++)
        {
            if (r[lag] <= 0.5 * VoicingThreshold || r[lag] <= r[lag - 1] || r[lag] < r[lag + 1])
                continue;
            double place = lag + Parabola.Top(r[lag - 1], r[lag], r[lag + 1]).Offset;
            double strength = Folded(SincInterpolation.At(_correlation, _lags + place, Coarse));
            int slot = found < MaximumCandidates ? found++ : Weakest(strength, _rate.Hertz / place);
            if (slot > 0)
                (_row[2 * slot + 1], _row[2 * slot + 2]) = ((float)(_rate.Hertz / place), (float)strength);
        }
        for (int i = 1; i < found; i++)
        {
            int lag = Math.Clamp((int)Math.Round(_rate.Hertz / _row[2 * i + 1]), 1, _lags - 1);
            var (place, height) = SincInterpolation.Top(_correlation, _lags + lag, Fine);
            (_row[2 * i + 1], _row[2 * i + 2]) = ((float)(_rate.Hertz / (place - _lags)), (float)Folded(height));
        }
    }

    /// <summary>The slot whose candidate is weaker than a new one, low pitches being preferred; 0 where there is none.</summary>
    private int Weakest(double strength, double frequency)
    {
        int weakest = 0;
        double least = Worth(strength, frequency);
        for (int i = 1; i < MaximumCandidates; i++)
        {
            double worth = Worth(_row[2 * i + 2], _row[2 * i + 1]);
            if (worth < least)
                (weakest, least) = (i, worth);
        }
        return weakest;
    }

    private double Worth(double strength, double frequency) => strength - OctaveCost * Math.Log2(_floor / frequency);

    // A correlation above 1 comes of interpolation: the further above, the less it is trusted.
    private static double Folded(double r) => r > 1 ? 1 / r : r;
}
