using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MerWorkbench.Dsp;

/// <summary>
/// The second half of a complex transform of length M = 8 R: from A[k] with eight lanes l to
/// X[k + R m] = sum over l of A[k][l] exp(-2 pi i l k / M) exp(-2 pi i l m / 8). Eight k at a time are turned over, so that
/// the sum over lanes becomes a sum over vectors.
/// </summary>
internal static unsafe class LaneTransform
{
    private const int Lanes = 8;

    /// <summary>For every eight k and each l = 1..7: eight cosines and eight sines of -2 pi l k / M.</summary>
    public static AlignedFloats Twiddles(int length)
    {
        int columns = length / Lanes;
        var table = new AlignedFloats(columns * 2 * (Lanes - 1));
        int at = 0;
        for (int k = 0; k < columns; k += Lanes)
        {
            for (int l = 1; l < Lanes; l++, at += 2 * Lanes)
            {
                for (int i = 0; i < Lanes; i++)
                {
                    var (sine, cosine) = Math.SinCos(-2 * Math.PI * l * (k + i) / length);
                    table.Span[at + i] = (float)cosine;
                    table.Span[at + Lanes + i] = (float)sine;
                }
            }
        }
        return table;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* from, float* to, int length, float* twiddles)
    {
        const float Diagonal = 0.70710678118654752f;
        int columns = length / Lanes;
        float* turned = stackalloc float[2 * Lanes * Lanes];
        for (int k = 0; k < columns; k += Lanes, twiddles += 2 * Lanes * (Lanes - 1))
        {
            TurnOver(from + Lanes * k, turned);
            TurnOver(from + length + Lanes * k, turned + Lanes * Lanes);
            float* re = to + k, im = re + length;

            // Even lanes: a transform of four.
            var (ar, ai) = (Vector256.Load(turned), Vector256.Load(turned + Lanes * Lanes));
            var (br, bi) = Rotated(turned, 2, twiddles);
            var (cr, ci) = Rotated(turned, 4, twiddles);
            var (dr, di) = Rotated(turned, 6, twiddles);
            var (sr, si, tr, ti) = (ar + cr, ai + ci, ar - cr, ai - ci);
            var (ur, ui, vr, vi) = (br + dr, bi + di, br - dr, bi - di);
            var (e0r, e0i, e2r, e2i) = (sr + ur, si + ui, sr - ur, si - ui);
            var (e1r, e1i, e3r, e3i) = (tr + vi, ti - vr, tr - vi, ti + vr);

            // Odd lanes: another, then turned by eighths of a circle.
            (ar, ai) = Rotated(turned, 1, twiddles);
            (br, bi) = Rotated(turned, 3, twiddles);
            (cr, ci) = Rotated(turned, 5, twiddles);
            (dr, di) = Rotated(turned, 7, twiddles);
            (sr, si, tr, ti) = (ar + cr, ai + ci, ar - cr, ai - ci);
            (ur, ui, vr, vi) = (br + dr, bi + di, br - dr, bi - di);
            Put(re, im, columns, 0, e0r, e0i, sr + ur, si + ui);
            Put(re, im, columns, 2, e2r, e2i, si - ui, ur - sr);
            var (o1r, o1i, o3r, o3i) = (tr + vi, ti - vr, tr - vi, ti + vr);
            Put(re, im, columns, 1, e1r, e1i, (o1r + o1i) * Diagonal, (o1i - o1r) * Diagonal);
            Put(re, im, columns, 3, e3r, e3i, (o3i - o3r) * Diagonal, (o3r + o3i) * -Diagonal);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* re, float* im, int columns, int m,
        Vector256<float> er, Vector256<float> ei, Vector256<float> or, Vector256<float> oi)
    {
        (er + or).Store(re + m * columns);
        (ei + oi).Store(im + m * columns);
        (er - or).Store(re + (m + 4) * columns);
        (ei - oi).Store(im + (m + 4) * columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Re, Vector256<float> Im) Rotated(float* turned, int lane, float* twiddles)
    {
        var re = Vector256.Load(turned + Lanes * lane);
        var im = Vector256.Load(turned + Lanes * (Lanes + lane));
        var cosine = Vector256.Load(twiddles + 2 * Lanes * (lane - 1));
        var sine = Vector256.Load(twiddles + 2 * Lanes * (lane - 1) + Lanes);
        return (Vector256.FusedMultiplyAdd(re, cosine, -(im * sine)), Vector256.FusedMultiplyAdd(re, sine, im * cosine));
    }

    /// <summary>Transposes eight vectors of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnOver(float* from, float* to)
    {
        if (!Avx.IsSupported)
        {
            for (int i = 0; i < Lanes * Lanes; i++)
                to[i % Lanes * Lanes + i / Lanes] = from[i];
            return;
        }
        // Halves of rows i and i + 4 are joined while loading; what is left is four 4 x 4 transposes.
        for (int half = 0; half < 2; half++, from += 4, to += 4 * Lanes)
        {
            var a = Vector256.Create(Vector128.Load(from), Vector128.Load(from + 4 * Lanes));
            var b = Vector256.Create(Vector128.Load(from + Lanes), Vector128.Load(from + 5 * Lanes));
            var c = Vector256.Create(Vector128.Load(from + 2 * Lanes), Vector128.Load(from + 6 * Lanes));
            var d = Vector256.Create(Vector128.Load(from + 3 * Lanes), Vector128.Load(from + 7 * Lanes));
            var abLow = Avx.UnpackLow(a, b);
            var abHigh = Avx.UnpackHigh(a, b);
            var cdLow = Avx.UnpackLow(c, d);
            var cdHigh = Avx.UnpackHigh(c, d);
            Avx.Shuffle(abLow, cdLow, 0b01_00_01_00).Store(to);
            Avx.Shuffle(abLow, cdLow, 0b11_10_11_10).Store(to + Lanes);
            Avx.Shuffle(abHigh, cdHigh, 0b01_00_01_00).Store(to + 2 * Lanes);
            Avx.Shuffle(abHigh, cdHigh, 0b11_10_11_10).Store(to + 3 * Lanes);
        }
    }
}
