using System.Numerics;
using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// One pass over a sound that describes its voice frame by frame: pitch, voicing, jitter, shimmer, noise and, if wanted, formants and the
/// levels of harmonics. Frame i begins at i steps; a tail that fills no frame is dropped, so that there are as many rows as
/// whole frames. Values of unvoiced frames are 0 unless the column says otherwise; none is ever infinite or not a number.
/// </summary>
/// <remarks>
/// The choice of a pitch waits for <see cref="VoiceRecipe.Delay"/> frames, and rows come that much later; <see cref="Finish"/> brings the rest.
/// Memory does not grow with the sound but for the table. One object a sound.
/// </remarks>
public sealed class VoicePass : ISampleSink, IDisposable
{
    private const int Candidates = 6;

    private readonly VoiceRecipe _recipe;
    private readonly SampleRate _rate;
    private readonly int _length, _slots;
    private readonly FrameCutter _cutter;
    private readonly RealFft _fft;
    private readonly SubharmonicPitch _pitch;
    private readonly PitchPath _path;
    private readonly PeriodMatcher _matcher;
    private readonly float[] _window, _padded, _magnitude, _row, _frames;
    private readonly PitchCandidate[] _candidates;
    private readonly bool[] _silent;
    private readonly VoiceTimbre? _timbre;
    private int _decided;

    /// <summary>Prepares a pass.</summary>
    /// <param name="rate">The sample rate of what will be pushed; 44,100 Hz for music, at least 8,000 Hz.</param>
    /// <param name="recipe">How to look; as ComParE 2016 where null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The recipe does not fit the rate or itself.</exception>
    public VoicePass(SampleRate rate, VoiceRecipe? recipe = null)
    {
        _recipe = (recipe ?? VoiceRecipe.ComParE).Validated(rate);
        _rate = rate;
        _length = _recipe.Frame.ToSamples(rate);
        _slots = _recipe.Delay + 1;
        _fft = new RealFft((int)BitOperations.RoundUpToPowerOf2((uint)_length));
        _cutter = new FrameCutter(new Framing(_length, _recipe.Step.ToSamples(rate), Centered: false), OnFrame);
        _pitch = new SubharmonicPitch(_fft.Bins, rate, _recipe.LowestPitch, _recipe.HighestPitch);
        _path = new PitchPath(Candidates, _recipe.Delay, _recipe.RangeWeight);
        _matcher = new PeriodMatcher(_length);
        _window = Window.Gaussian(_length, 0.4);
        (_padded, _magnitude, _frames) = (new float[_fft.Length], new float[_fft.Bins], new float[_slots * _length]);
        (_candidates, _silent) = (new PitchCandidate[_slots * Candidates], new bool[_slots]);
        _timbre = _recipe.Formants ? new VoiceTimbre(rate, _window, _fft.Bins, _recipe.LowestPitch, _slots) : null;
        _row = new float[_recipe.Columns.Count];
        Table = new FrameTable(_row.Length);
    }

    /// <summary>A row for every frame, its columns those of <see cref="VoiceRecipe.Columns"/>. Complete after <see cref="Finish"/>.</summary>
    public FrameTable Table { get; }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    /// <inheritdoc/>
    public void Finish()
    {
        _cutter.Finish();
        while (_path.Waiting > 0)
            Decide();
    }

    /// <summary>Gives the table back.</summary>
    public void Dispose() => Table.Dispose();

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        int slot = index % _slots;
        frame.CopyTo(FrameOf(slot));
        TensorPrimitives.Multiply(frame, _window, _padded.AsSpan(0, _length));
        _silent[slot] = Math.Sqrt(Dot.Product(_padded, _padded) / _length) < _recipe.Silence;
        _fft.Power(_padded, _magnitude);
        TensorPrimitives.Sqrt(_magnitude, _magnitude);
        var candidates = _candidates.AsSpan(slot * Candidates, Candidates);
        _pitch.Find(_magnitude, candidates);
        _timbre?.Look(slot, frame, _magnitude);
        if (_path.Push(candidates))
            Decide();
    }

    private void Decide()
    {
        int slot = _decided++ % _slots, choice = _path.Decide();
        var candidates = _candidates.AsSpan(slot * Candidates, Candidates);
        var pitch = candidates[Math.Max(choice, 0)];
        double f0 = choice < 0 || _silent[slot] ? 0 : pitch.Frequency.Value;
        _row.AsSpan().Clear();
        _row[VoiceColumns.F0] = (float)f0;
        _row[VoiceColumns.Voicing] = _silent[slot] ? 0 : (float)pitch.Strength;
        _row[VoiceColumns.LogHnr] = -100;
        if (f0 > 0)
            DescribePeriods(FrameOf(slot), f0);
        _timbre?.Describe(slot, FrameOf(slot), new(f0), _row);
        Table.Append(_row);
    }

    private void DescribePeriods(ReadOnlySpan<float> frame, double f0)
    {
        _matcher.Match(frame, _rate.Hertz / f0, _recipe.PeriodRange);
        _row[VoiceColumns.JitterLocal] = (float)Jitter.Of(_matcher.Lengths);
        _row[VoiceColumns.JitterDdp] = (float)JitterDdp.Of(_matcher.Lengths);
        _row[VoiceColumns.ShimmerLocal] = (float)Shimmer.Of(_matcher.Amplitudes);
        _row[VoiceColumns.LogHnr] = (float)_matcher.HarmonicsToNoise();
        if (_timbre is not null)
            _row[VoiceColumns.ShimmerLocalDb] = (float)ShimmerLevel.Of(_matcher.Amplitudes);
    }

    private Span<float> FrameOf(int slot) => _frames.AsSpan(slot * _length, _length);
}
