using System.Numerics;
using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// The autocorrelation r[k] = sum over j of x[j] x[j + k] of signals of one length, with zeros beyond their ends, by two transforms of at
/// least twice the length. With an exponent other than 2 the generalised one: the inverse transform of |X|^exponent.
/// </summary>
/// <remarks>Holds scratch memory: one object a thread.</remarks>
internal sealed class Autocorrelation
{
    private readonly RealFft _fft;
    private readonly float[] _signal, _real, _imaginary;

    public Autocorrelation(int length)
    {
        Length = Check.Positive(length);
        _fft = new RealFft((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * length)));
        _signal = new float[_fft.Length];
        _real = new float[_fft.Bins];
        _imaginary = new float[_fft.Bins];
    }

    /// <summary>How long the signals are.</summary>
    public int Length { get; }

    /// <summary>Fills <paramref name="lags"/>, at most as many as the signal is long, from lag 0 on.</summary>
    public void Compute(ReadOnlySpan<float> signal, Span<float> lags, float exponent = 2)
    {
        Check.SameLength(Length, signal.Length, "the autocorrelation", nameof(signal));
        signal.CopyTo(_signal);
        _signal.AsSpan(Length).Clear();
        // The power spectrum is real and even: its transform forward is its transform back, but for the scale.
        int half = _fft.Length / 2;
        _fft.Power(_signal, _signal.AsSpan(0, half + 1));
        var power = _signal.AsSpan(0, half + 1);
        if (exponent != 2)
        {
            for (int k = 0; k < power.Length; k++)
                power[k] = MathF.Pow(power[k], exponent / 2);
        }
        power[1..half].CopyTo(_signal.AsSpan(half + 1));
        _signal.AsSpan(half + 1, half - 1).Reverse();
        _fft.Transform(_signal, _real, _imaginary);
        TensorPrimitives.Multiply(_real.AsSpan(0, lags.Length), 1f / _fft.Length, lags);
    }
}
