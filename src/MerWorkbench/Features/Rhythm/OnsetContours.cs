using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The course of one or more onset detection functions over a sound, by one pass: frames under a symmetric Hann window of sum 2 (Essentia's
/// default, by which a full-scale sine has magnitude 1), their spectra, and each function's value.
/// </summary>
/// <remarks>
/// Frames that are not centred end as in Essentia's FrameCutter with startFromZero: the first that reaches the end of the sound, filled with
/// zeros, is the last. Holds one value a frame and function. One object a pass.
/// </remarks>
public sealed class OnsetContours : ISampleSink
{
    private readonly Framing _framing;
    private readonly FrameCutter _cutter;
    private readonly RealFft _fft;
    private readonly float[] _window, _frame, _real, _imaginary, _magnitude;
    private readonly IOnsetFunction[] _functions;
    private readonly List<float>[] _contours;

    /// <summary>Prepares one pass.</summary>
    /// <param name="length">Samples in a frame: a power of two.</param>
    /// <param name="hop">Samples from one frame to the next, at most <paramref name="length"/>.</param>
    /// <param name="centered">Whether frame i is centred on sample i x hop or begins there.</param>
    /// <param name="functions">What to compute, fresh objects.</param>
    /// <exception cref="ArgumentException">A length does not fit, or there is no function.</exception>
    public OnsetContours(int length, int hop, bool centered, params IReadOnlyList<IOnsetFunction> functions)
    {
        Check.InRange(hop, 1, length);
        Check.Positive(functions.Count);
        _framing = new Framing(length, hop, centered, UntilEnd: true);
        _fft = new RealFft(length);
        _window = Window.Make(WindowShape.Hann, length, periodic: false);
        TensorPrimitives.Multiply(_window, (float)(2 / Dot.Sum(_window)), _window);
        _frame = new float[length];
        _real = new float[_fft.Bins];
        _imaginary = new float[_fft.Bins];
        _magnitude = new float[_fft.Bins];
        _functions = [.. functions];
        _contours = [.. functions.Select(_ => new List<float>())];
        _cutter = new FrameCutter(_framing, OnFrame);
    }

    /// <summary>How many samples were heard.</summary>
    public long Samples { get; private set; }

    /// <summary>How many values each contour has.</summary>
    public int Frames => _contours[0].Count;

    /// <summary>The course of one function, <c>[frames]</c>; valid until the next sample is pushed.</summary>
    /// <param name="function">Its number from 0, as it was given.</param>
    public ReadOnlySpan<float> this[int function] => CollectionsMarshal.AsSpan(_contours[function]);

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        Samples += samples.Length;
        _cutter.Push(samples);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _cutter.Finish();
        if (_framing.Centered || Samples == 0)
            return;
        int frames = 1 + (int)Math.Max(0, (Samples - _framing.Length + _framing.Hop - 1) / _framing.Hop);
        foreach (var contour in _contours)
            contour.RemoveRange(frames, contour.Count - frames);
    }

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        // Phases are those at the frame's middle.
        int half = frame.Length / 2;
        TensorPrimitives.Multiply(frame[half..], _window.AsSpan(half), _frame.AsSpan(0, half));
        TensorPrimitives.Multiply(frame[..half], _window.AsSpan(0, half), _frame.AsSpan(half));
        _fft.Transform(_frame, _real, _imaginary);
        TensorPrimitives.Multiply(_imaginary, _imaginary, _magnitude);
        TensorPrimitives.FusedMultiplyAdd(_real, _real, _magnitude, _magnitude);
        TensorPrimitives.Sqrt(_magnitude, _magnitude);
        var spectrum = new FrameSpectrum(_real, _imaginary, _magnitude);
        for (int i = 0; i < _functions.Length; i++)
            _contours[i].Add(_functions[i].Next(spectrum));
    }
}
