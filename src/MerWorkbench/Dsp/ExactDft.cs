using System.Numerics;

namespace MerWorkbench.Dsp;

/// <summary>
/// The discrete Fourier transform in double, for comparisons and tables and not for speed: radix 2 where the length is a power of two,
/// by definition elsewhere. Holds scratch memory: one object a thread.
/// </summary>
internal sealed class ExactDft
{
    private readonly Complex[] _roots, _work;

    public ExactDft(int length)
    {
        _work = new Complex[length];
        _roots = new Complex[length];
        for (int i = 0; i < length; i++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * i / length);
            _roots[i] = new(cosine, sine);
        }
    }

    /// <summary>|X[k]| for k = 0..N/2.</summary>
    public void Magnitude(ReadOnlySpan<double> signal, Span<double> into)
    {
        int length = _work.Length;
        if (!BitOperations.IsPow2(length))
        {
            for (int k = 0; k < into.Length; k++)
            {
                double re = 0, im = 0;
                for (int n = 0, at = 0; n < length; n++, at = at + k < length ? at + k : at + k - length)
                {
                    re += signal[n] * _roots[at].Real;
                    im += signal[n] * _roots[at].Imaginary;
                }
                into[k] = Math.Sqrt(re * re + im * im);
            }
            return;
        }
        int bits = BitOperations.Log2((uint)length);
        for (int i = 0; i < length; i++)
        {
            int mirrored = 0;
            for (int bit = 0; bit < bits; bit++)
                mirrored |= (i >> bit & 1) << (bits - 1 - bit);
            _work[mirrored] = signal[i];
        }
        for (int half = 1; half < length; half *= 2)
        {
            int step = length / (2 * half);
            for (int start = 0; start < length; start += 2 * half)
            {
                for (int i = 0; i < half; i++)
                {
                    var (even, odd) = (_work[start + i], _work[start + half + i] * _roots[i * step]);
                    (_work[start + i], _work[start + half + i]) = (even + odd, even - odd);
                }
            }
        }
        for (int k = 0; k < into.Length; k++)
            into[k] = _work[k].Magnitude;
    }
}
