using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// Some bins of the discrete Fourier transform of real signals of any even length, by the definition: a dot product with a cosine and a sine
/// for each bin, over half the length, since the one is even and the other odd.
/// </summary>
/// <remarks>For lengths that are no power of two, where few bins are wanted. Holds scratch memory: one object a thread.</remarks>
internal sealed class PartialDft
{
    private readonly int _half;
    private readonly float[] _cosines, _sines, _even, _odd;
    private readonly bool[] _alternates;

    public PartialDft(int length, IReadOnlyList<int> bins)
    {
        if (length < 4 || length % 2 != 0)
            throw new ArgumentException($"The length must be even and at least 4; got {length}.", nameof(length));
        Length = length;
        Bins = bins.Count;
        _half = length / 2;
        _cosines = new float[bins.Count * _half];
        _sines = new float[bins.Count * _half];
        _alternates = [.. bins.Select(bin => bin % 2 != 0)];
        (_even, _odd) = (new float[_half], new float[_half]);
        for (int i = 0; i < bins.Count; i++)
        {
            Check.InRange(bins[i], 0, _half);
            for (int n = 0; n < _half; n++)
            {
                // The product is reduced before the division, so that the angle is exact for long signals.
                var (sine, cosine) = Math.SinCos(2 * Math.PI * ((long)bins[i] * n % length) / length);
                (_cosines[i * _half + n], _sines[i * _half + n]) = ((float)cosine, (float)sine);
            }
        }
    }

    /// <summary>The length of the signals.</summary>
    public int Length { get; }

    /// <summary>How many bins come out.</summary>
    public int Bins { get; }

    /// <summary>Fills <paramref name="power"/> with |X|^2 of the bins, in the order they were asked for.</summary>
    public void Power(ReadOnlySpan<float> signal, Span<double> power)
    {
        Check.SameLength(Length, signal.Length, "the transform", nameof(signal));
        Check.SameLength(Bins, power.Length, "the bins", nameof(power));
        (_even[0], _odd[0]) = (signal[0], 0);
        for (int n = 1; n < _half; n++)
            (_even[n], _odd[n]) = (signal[n] + signal[Length - n], signal[n] - signal[Length - n]);
        for (int i = 0; i < power.Length; i++)
        {
            double real = Dot.Product(_even, _cosines.AsSpan(i * _half, _half)) + (_alternates[i] ? -signal[_half] : signal[_half]);
            double imaginary = Dot.Product(_odd, _sines.AsSpan(i * _half, _half));
            power[i] = real * real + imaginary * imaginary;
        }
    }
}
