using System.Numerics;
using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// The spectrum of one short frame under a Hamming window, zeros appended to a power of two. Scaled so that the powers of all bins
/// add up to the mean square of the samples under the window: a sine of amplitude a makes a^2 / 2, at any rate and length. One object a pass.
/// </summary>
public sealed class ShortSpectrum
{
    private readonly RealFft _fft;
    private readonly float[] _window, _padded, _power, _magnitude;
    private readonly float _scale;

    /// <summary>Prepares spectra of frames of a length.</summary>
    /// <param name="length">Samples in a frame, at least 16.</param>
    /// <param name="rate">The sample rate.</param>
    public ShortSpectrum(int length, SampleRate rate)
    {
        Length = Check.InRange(length, 16, 1 << 20);
        Rate = rate;
        _fft = new RealFft((int)BitOperations.RoundUpToPowerOf2((uint)length));
        _window = Window.Make(WindowShape.Hamming, length, periodic: false);
        _padded = new float[_fft.Length];
        _power = new float[_fft.Bins];
        _magnitude = new float[_fft.Bins];
        double energy = _window.Sum(w => (double)w * w);
        _scale = (float)(2 / (_fft.Length * energy));
        // HTK takes samples as whole numbers of 16 bit and transforms without scaling.
        HtkScale = (float)(32768.0 * 32768.0 / _scale);
    }

    /// <summary>Samples in a frame.</summary>
    public int Length { get; }

    /// <summary>The sample rate.</summary>
    public SampleRate Rate { get; }

    /// <summary>The length of the transform.</summary>
    public int FftLength => _fft.Length;

    /// <summary>The number of bins, from 0 Hz to half the rate.</summary>
    public int Bins => _fft.Bins;

    /// <summary>What to multiply <see cref="Power"/> by for the squared magnitudes that HTK has of samples of 16 bit.</summary>
    public float HtkScale { get; }

    /// <summary>The power of every bin, <c>[bins]</c>, of the frame last taken.</summary>
    public ReadOnlySpan<float> Power => _power;

    /// <summary>The roots of <see cref="Power"/>.</summary>
    public ReadOnlySpan<float> Magnitude => _magnitude;

    /// <summary>Takes a frame.</summary>
    /// <param name="frame">Its samples, <see cref="Length"/>.</param>
    public void Take(ReadOnlySpan<float> frame)
    {
        Check.SameLength(Length, frame.Length, "the spectrum", nameof(frame));
        TensorPrimitives.Multiply(frame, _window, _padded);
        _fft.Power(_padded, _power);
        TensorPrimitives.Multiply(_power, _scale, _power);
        // Every other bin stands for itself and its mirror image.
        _power[0] *= 0.5f;
        _power[^1] *= 0.5f;
        TensorPrimitives.Sqrt(_power, _magnitude);
    }
}
