using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Tonal;

/// <summary>Magnitude spectra in which a sine's peak has the sine's amplitude: Essentia's Windowing and Spectrum. One a pass.</summary>
internal sealed class PeakSpectrum
{
    private readonly RealFft _fft;
    private readonly float[] _window, _frame, _magnitude;

    public PeakSpectrum(int length, WindowShape shape)
    {
        _fft = new RealFft(length);
        _window = Window.Make(shape, length, periodic: false);
        TensorPrimitives.Multiply(_window, (float)(2 / Dot.Sum(_window)), _window);
        _frame = new float[length];
        _magnitude = new float[_fft.Bins];
    }

    /// <summary>The spectrum of a frame, <c>[length / 2 + 1]</c>, valid until the next.</summary>
    public ReadOnlySpan<float> Of(ReadOnlySpan<float> frame)
    {
        TensorPrimitives.Multiply(frame, _window, _frame);
        _fft.Power(_frame, _magnitude);
        TensorPrimitives.Sqrt(_magnitude, _magnitude);
        return _magnitude;
    }
}
