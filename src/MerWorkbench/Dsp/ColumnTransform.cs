using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MerWorkbench.Dsp;

/// <summary>
/// Eight complex transforms of length R side by side: lane l of vector r holds z[8 r + l], and the transform runs over r.
/// Stockham's radix 4 with a last radix 2 where R is an odd power of two; every step reads one buffer and writes the other.
/// A buffer holds 8 R real parts, then 8 R imaginary parts.
/// </summary>
internal static unsafe class ColumnTransform
{
    private const int Lanes = 8;

    /// <summary>For each radix-4 step of length n and each p below n/4: cosine and sine of -2 pi p/n, of twice and of three times that.</summary>
    public static AlignedFloats Twiddles(int length)
    {
        int count = 0;
        for (int n = length; n >= 4; n /= 4)
            count += 6 * (n / 4);
        var table = new AlignedFloats(count);
        int at = 0;
        for (int n = length; n >= 4; n /= 4)
        {
            for (int p = 0; p < n / 4; p++)
            {
                for (int multiple = 1; multiple <= 3; multiple++)
                {
                    var (sine, cosine) = Math.SinCos(-2 * Math.PI * multiple * p / n);
                    table.Span[at++] = (float)cosine;
                    table.Span[at++] = (float)sine;
                }
            }
        }
        return table;
    }

    /// <summary>Transforms; answers which of the two buffers holds the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float* Run(float* signal, float* from, float* to, int length, float* twiddles)
    {
        First(signal, from, length, twiddles);
        twiddles += 6 * (length / 4);
        int stride = 4, n = length / 4;
        for (; n >= 4; n /= 4, stride *= 4)
        {
            Step(from, to, length, n, stride, twiddles);
            Swap(ref from, ref to);
            twiddles += 6 * (n / 4);
        }
        if (n == 2)
        {
            Last(from, to, length);
            Swap(ref from, ref to);
        }
        return from;
    }

    private static void Swap(ref float* a, ref float* b)
    {
        float* c = a;
        a = b;
        b = c;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void First(float* signal, float* to, int length, float* twiddles)
    {
        int quarter = length / 4;
        int imaginary = length * Lanes;
        for (int p = 0; p < quarter; p++, twiddles += 6)
        {
            LoadPairs(signal + 2 * Lanes * p, out var ar, out var ai);
            LoadPairs(signal + 2 * Lanes * (p + quarter), out var br, out var bi);
            LoadPairs(signal + 2 * Lanes * (p + 2 * quarter), out var cr, out var ci);
            LoadPairs(signal + 2 * Lanes * (p + 3 * quarter), out var dr, out var di);
            Butterfly(ar, ai, br, bi, cr, ci, dr, di, twiddles, to + 4 * Lanes * p, Lanes, imaginary);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(float* from, float* to, int length, int n, int stride, float* twiddles)
    {
        int quarter = n / 4;
        int imaginary = length * Lanes, width = stride * Lanes, jump = quarter * width;
        for (int p = 0; p < quarter; p++, twiddles += 6)
        {
            float* source = from + p * width, target = to + 4 * p * width;
            for (int q = 0; q < width; q += Lanes)
            {
                float* at = source + q;
                Butterfly(
                    Vector256.Load(at), Vector256.Load(at + imaginary),
                    Vector256.Load(at + jump), Vector256.Load(at + jump + imaginary),
                    Vector256.Load(at + 2 * jump), Vector256.Load(at + 2 * jump + imaginary),
                    Vector256.Load(at + 3 * jump), Vector256.Load(at + 3 * jump + imaginary),
                    twiddles, target + q, width, imaginary);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Last(float* from, float* to, int length)
    {
        int half = length / 2 * Lanes;
        for (int part = 0; part < 2; part++, from += 2 * half, to += 2 * half)
        {
            for (int q = 0; q < half; q += Lanes)
            {
                var a = Vector256.Load(from + q);
                var b = Vector256.Load(from + q + half);
                (a + b).Store(to + q);
                (a - b).Store(to + q + half);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Butterfly(
        Vector256<float> ar, Vector256<float> ai, Vector256<float> br, Vector256<float> bi,
        Vector256<float> cr, Vector256<float> ci, Vector256<float> dr, Vector256<float> di,
        float* w, float* to, int step, int imaginary)
    {
        var (sumAcR, sumAcI, difAcR, difAcI) = (ar + cr, ai + ci, ar - cr, ai - ci);
        var (sumBdR, sumBdI, difBdR, difBdI) = (br + dr, bi + di, br - dr, bi - di);
        (sumAcR + sumBdR).Store(to);
        (sumAcI + sumBdI).Store(to + imaginary);
        Rotate(difAcR + difBdI, difAcI - difBdR, w, to + step, imaginary);
        Rotate(sumAcR - sumBdR, sumAcI - sumBdI, w + 2, to + 2 * step, imaginary);
        Rotate(difAcR - difBdI, difAcI + difBdR, w + 4, to + 3 * step, imaginary);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rotate(Vector256<float> re, Vector256<float> im, float* w, float* to, int imaginary)
    {
        var cosine = Vector256.Create(w[0]);
        var sine = Vector256.Create(w[1]);
        Vector256.FusedMultiplyAdd(re, cosine, -(im * sine)).Store(to);
        Vector256.FusedMultiplyAdd(re, sine, im * cosine).Store(to + imaginary);
    }

    /// <summary>Splits eight complex numbers that lie as re, im, re, im into their real and imaginary parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadPairs(float* at, out Vector256<float> re, out Vector256<float> im)
    {
        var low = Vector256.Load(at);
        var high = Vector256.Load(at + Lanes);
        if (Avx2.IsSupported)
        {
            re = Avx2.Permute4x64(Avx.Shuffle(low, high, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle();
            im = Avx2.Permute4x64(Avx.Shuffle(low, high, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle();
            return;
        }
        var lowParts = Vector256.Shuffle(low, Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
        var highParts = Vector256.Shuffle(high, Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
        re = Vector256.Create(lowParts.GetLower(), highParts.GetLower());
        im = Vector256.Create(lowParts.GetUpper(), highParts.GetUpper());
    }
}
