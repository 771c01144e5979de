using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// The discrete Fourier transform of real float signals whose length is a power of two:
/// X[k] = sum over j of x[j] exp(-2 pi i j k / N), for k = 0..N/2, not scaled. Its relative error is about 1e-7.
/// </summary>
/// <remarks>
/// The signal is taken as N/2 complex numbers, transformed, and split into the spectrum of reals. The complex transform of length
/// M = 8 R is done as eight transforms of length R, one in each lane of a vector (Stockham's radix 4: no reordering),
/// then as R transforms across the lanes (<see cref="LaneTransform"/>). An object can be used by many threads at once.
/// </remarks>
public sealed unsafe class RealFft
{
    private const int Lanes = 8;
    private const int SmallestFast = 128, Largest = 1 << 24;

    [ThreadStatic]
    private static AlignedFloats? t_scratch;

    private readonly int _half;
    private readonly AlignedFloats? _columns, _lanes, _split;
    private readonly double[]? _direct;

    /// <summary>Prepares the tables for one length.</summary>
    /// <param name="length">N: a power of two from 2 to 16,777,216.</param>
    /// <exception cref="ArgumentException">The length is anything else.</exception>
    public RealFft(int length)
    {
        if (length is < 2 or > Largest || !BitOperations.IsPow2(length))
            throw new ArgumentException($"The length of a transform must be a power of two from 2 to {Largest}; got {length}.", nameof(length));
        Length = length;
        _half = length / 2;
        if (length < SmallestFast)
        {
            _direct = new double[2 * length];
            for (int i = 0; i < length; i++)
                (_direct[2 * i + 1], _direct[2 * i]) = Math.SinCos(-2 * Math.PI * i / length);
            return;
        }
        _columns = ColumnTransform.Twiddles(_half / Lanes);
        _lanes = LaneTransform.Twiddles(_half);
        _split = new AlignedFloats(_half);
        for (int k = 1; k <= _half / 2; k++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / length);
            _split.Span[k - 1] = (float)(0.5 * cosine);
            _split.Span[_half / 2 + k - 1] = (float)(0.5 * sine);
        }
    }

    /// <summary>N, the number of samples that go in.</summary>
    public int Length { get; }

    /// <summary>N/2 + 1, the number of bins that come out: from 0 Hz to half the sample rate, both included.</summary>
    public int Bins => _half + 1;

    /// <summary>Transforms a signal into real and imaginary parts.</summary>
    /// <param name="signal"><see cref="Length"/> samples.</param>
    /// <param name="real">Receives <see cref="Bins"/> real parts.</param>
    /// <param name="imaginary">Receives <see cref="Bins"/> imaginary parts.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Transform(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        Check.SameLength(Length, signal.Length, "the transform", "the signal");
        Check.SameLength(Bins, real.Length, "the spectrum", "the real parts");
        Check.SameLength(Bins, imaginary.Length, "the spectrum", "the imaginary parts");
        if (_direct is not null)
        {
            Direct(signal, real, imaginary);
            return;
        }
        fixed (float* x = signal, re = real, im = imaginary)
        {
            float* z = Complex(x);
            SplitParts(z, z + _half, re, im);
        }
    }

    /// <summary>Transforms a signal into its power spectrum |X[k]|^2.</summary>
    /// <param name="signal"><see cref="Length"/> samples.</param>
    /// <param name="power">Receives <see cref="Bins"/> values.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Power(ReadOnlySpan<float> signal, Span<float> power)
    {
        Check.SameLength(Length, signal.Length, "the transform", "the signal");
        Check.SameLength(Bins, power.Length, "the spectrum", "the power");
        if (_direct is not null)
        {
            Span<float> imaginary = stackalloc float[Bins];
            Direct(signal, power, imaginary);
            for (int k = 0; k < power.Length; k++)
                power[k] = power[k] * power[k] + imaginary[k] * imaginary[k];
            return;
        }
        fixed (float* x = signal, p = power)
        {
            float* z = Complex(x);
            SplitPower(z, z + _half, p);
        }
    }

    /// <summary>The transform of x[2j] + i x[2j + 1]: real parts, then imaginary parts, in this thread's scratch memory.</summary>
    private float* Complex(float* signal)
    {
        var scratch = t_scratch;
        if (scratch is null || scratch.Length < 4 * _half)
            t_scratch = scratch = new AlignedFloats(4 * _half);
        float* first = scratch.Pointer, second = first + 2 * _half;
        float* columns = ColumnTransform.Run(signal, first, second, _half / Lanes, _columns!.Pointer);
        float* result = columns == first ? second : first;
        LaneTransform.Run(columns, result, _half, _lanes!.Pointer);
        return result;
    }

    // With Z the complex spectrum and W = exp(-2 pi i k / N): E = (Z[k] + conj Z[M-k]) / 2, O = -i (Z[k] - conj Z[M-k]) / 2,
    // X[k] = E + W O and X[M-k] = conj(E - W O).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(float* zr, float* zi, int k, int half, float* w,
        out Vector256<float> er, out Vector256<float> ei, out Vector256<float> or, out Vector256<float> oi)
    {
        int mirror = half - k - (Lanes - 1);
        var ar = Vector256.Load(zr + k);
        var ai = Vector256.Load(zi + k);
        var br = Reverse(Vector256.Load(zr + mirror));
        var bi = Reverse(Vector256.Load(zi + mirror));
        var wr = Vector256.Load(w + k - 1);
        var wi = Vector256.Load(w + half / 2 + k - 1);
        var oddR = ai + bi;
        var oddI = br - ar;
        er = (ar + br) * 0.5f;
        ei = (ai - bi) * 0.5f;
        or = Vector256.FusedMultiplyAdd(wr, oddR, -(wi * oddI));
        oi = Vector256.FusedMultiplyAdd(wr, oddI, wi * oddR);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SplitParts(float* zr, float* zi, float* re, float* im)
    {
        int half = _half;
        float* w = _split!.Pointer;
        for (int k = 1; k <= half / 2; k += Lanes)
        {
            Pair(zr, zi, k, half, w, out var er, out var ei, out var or, out var oi);
            int mirror = half - k - (Lanes - 1);
            (er + or).Store(re + k);
            (ei + oi).Store(im + k);
            Reverse(er - or).Store(re + mirror);
            Reverse(oi - ei).Store(im + mirror);
        }
        (re[0], im[0], re[half], im[half]) = (zr[0] + zi[0], 0, zr[0] - zi[0], 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SplitPower(float* zr, float* zi, float* power)
    {
        int half = _half;
        float* w = _split!.Pointer;
        for (int k = 1; k <= half / 2; k += Lanes)
        {
            Pair(zr, zi, k, half, w, out var er, out var ei, out var or, out var oi);
            var (ar, ai, br, bi) = (er + or, ei + oi, er - or, oi - ei);
            Vector256.FusedMultiplyAdd(ar, ar, ai * ai).Store(power + k);
            Reverse(Vector256.FusedMultiplyAdd(br, br, bi * bi)).Store(power + half - k - (Lanes - 1));
        }
        float sum = zr[0] + zi[0], difference = zr[0] - zi[0];
        power[0] = sum * sum;
        power[half] = difference * difference;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reverse(Vector256<float> v) => Vector256.Shuffle(v, Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0));

    private void Direct(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        for (int k = 0; k < real.Length; k++)
        {
            double re = 0, im = 0;
            for (int j = 0; j < signal.Length; j++)
            {
                int at = 2 * (j * k & (Length - 1));
                re += signal[j] * _direct![at];
                im += signal[j] * _direct[at + 1];
            }
            (real[k], imaginary[k]) = ((float)re, (float)im);
        }
    }
}
