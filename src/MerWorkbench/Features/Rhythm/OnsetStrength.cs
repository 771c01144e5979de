using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// librosa's onset strength: by how many dB the mel bands rise from one frame to the next, on average; falls count as 0. The frames are
/// centred, and the course is delayed by half a frame, so that a rise stands where its sound is.
/// </summary>
/// <remarks>
/// Bands more than 80 dB below the loudest of the whole sound are raised to that floor, so that the course is only known at the end: until then
/// the bands lie in a <see cref="FrameTable"/>, which spills to disk. One object a pass.
/// </remarks>
public sealed class OnsetStrength : ISampleSink, IDescriptor, IDisposable
{
    private const int Length = 2048, Bands = 128, Delay = Length / (2 * Hop);
    private const float Floor = 1e-10f, Range = 80;

    private readonly FrameCutter _cutter;
    private readonly RealFft _fft = new(Length);
    private readonly float[] _window = Window.Make(WindowShape.Hann, Length), _frame = new float[Length], _power, _bands = new float[Bands];
    private readonly MelFilterBank _mel;
    private readonly FrameTable _table = new(Bands);
    private float _loudest = float.NegativeInfinity;
    private float[] _values = [];

    /// <summary>Samples from one value to the next.</summary>
    public const int Hop = 512;

    /// <summary>Prepares one pass.</summary>
    /// <param name="rate">The sound's rate; 22,050 Hz by default.</param>
    public OnsetStrength(SampleRate? rate = null)
    {
        Rate = rate ?? SampleRate.Hz22050;
        _power = new float[_fft.Bins];
        _mel = new MelFilterBank(Bands, Length, Rate, new Hertz(0), Rate.Nyquist);
        _cutter = new FrameCutter(new Framing(Length, Hop), OnFrame);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset strength", FeatureGroup.Rhythm, "dB", "0 to 80",
        "The mean over 128 mel bands of max(0, L[t] - L[t - 1]), L the power in dB, at least the sound's maximum - 80; frames of 2048 every 512 samples, centred, delayed by 2 frames.",
        "librosa 0.10's onset_strength; S. Boeck, G. Widmer, Maximum filter vibrato suppression for onset detection, DAFx 2013, without the filter");

    /// <summary>The sound's rate.</summary>
    public SampleRate Rate { get; }

    /// <summary>How many values there are a second.</summary>
    public Hertz ValueRate => new((double)Rate.Hertz / Hop);

    /// <summary>The course, <c>[1 + samples / 512]</c>, in dB; empty before <see cref="Finish"/> and for a sound without samples.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    /// <summary>Gives the temporary file of long sounds back, where the pass is broken off.</summary>
    public void Dispose() => _table.Dispose();

    /// <inheritdoc/>
    public void Finish()
    {
        _cutter.Finish();
        _values = new float[_table.Rows];
        float[] before = new float[Bands], now = new float[Bands];
        for (int frame = 0; frame + Delay < _values.Length; frame++)
        {
            (before, now) = (now, before);
            _table.CopyRows(frame, now);
            TensorPrimitives.Max(now, _loudest - Range, now);
            if (frame == 0)
                continue;
            TensorPrimitives.Subtract(now, before, before);
            TensorPrimitives.Max(before, 0, before);
            _values[frame + Delay] = (float)(Dot.Sum(before) / Bands);
        }
        _table.Dispose();
    }

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        TensorPrimitives.Multiply(frame, _window, _frame);
        _fft.Power(_frame, _power);
        _mel.Apply(_power, _bands);
        TensorPrimitives.Max(_bands, Floor, _bands);
        TensorPrimitives.Log10(_bands, _bands);
        TensorPrimitives.Multiply(_bands, 10, _bands);
        _loudest = Math.Max(_loudest, TensorPrimitives.Max<float>(_bands));
        _table.Append(_bands);
    }
}
