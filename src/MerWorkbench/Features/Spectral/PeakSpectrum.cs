using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Spectral;

/// <summary>Spectra in which a sine's peak has the sine's amplitude, the window adding up to 2: Essentia's Windowing and Spectrum. One a pass.</summary>
internal sealed class PeakSpectrum
{
    private readonly RealFft _fft;
    private readonly float[] _window, _windowed, _power, _magnitude;

    /// <summary>Prepares spectra of frames as long as a window, which adds up to 2.</summary>
    public PeakSpectrum(float[] window)
    {
        _fft = new RealFft(window.Length);
        _window = window;
        _windowed = new float[window.Length];
        _power = new float[_fft.Bins];
        _magnitude = new float[_fft.Bins];
    }

    /// <summary>The squared magnitudes of the frame last taken, <c>[length / 2 + 1]</c>.</summary>
    public ReadOnlySpan<float> Power => _power;

    /// <summary>The magnitudes of the frame last taken, <c>[length / 2 + 1]</c>.</summary>
    public ReadOnlySpan<float> Magnitude => _magnitude;

    /// <summary>Takes a frame.</summary>
    /// <returns><see cref="Magnitude"/>, valid until the next.</returns>
    public ReadOnlySpan<float> Of(ReadOnlySpan<float> frame)
    {
        TensorPrimitives.Multiply(frame, _window, _windowed);
        _fft.Power(_windowed, _power);
        TensorPrimitives.Sqrt(_power, _magnitude);
        return _magnitude;
    }
}
