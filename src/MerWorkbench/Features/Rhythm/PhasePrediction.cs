using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// Predicts each bin of a spectrum from the two before, as if the sound were steady: the magnitude stays and the phase turns on as fast as it did.
/// </summary>
/// <remarks>Phases are kept as unit vectors, which need no arc tangent. Before the first frame lies silence with phase 0.</remarks>
internal sealed class PhasePrediction
{
    private readonly float _sign;
    private readonly float[] _cos1, _sin1, _cos2, _sin2, _magnitude1;

    /// <param name="bins">How many bins a spectrum has.</param>
    /// <param name="added">Whether the phase of two frames before is added instead of taken off: a slip of Essentia's beat emphasis, on which its beats depend.</param>
    public PhasePrediction(int bins, bool added = false)
    {
        _sign = added ? -1 : 1;
        (_cos1, _sin1, _cos2, _sin2, _magnitude1) = (new float[bins], new float[bins], new float[bins], new float[bins], new float[bins]);
        _cos1.AsSpan().Fill(1);
        _cos2.AsSpan().Fill(1);
    }

    /// <summary>How far each bin lies from where it was predicted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Difference(FrameSpectrum spectrum, Span<float> into)
    {
        Check.SameLength(_cos1.Length, spectrum.Magnitude.Length, "the prediction", nameof(spectrum));
        Check.SameLength(_cos1.Length, into.Length, "the prediction", nameof(into));
        ref float re = ref MemoryMarshal.GetReference(spectrum.Real);
        ref float im = ref MemoryMarshal.GetReference(spectrum.Imaginary);
        ref float magnitude = ref MemoryMarshal.GetReference(spectrum.Magnitude);
        ref float c1 = ref MemoryMarshal.GetArrayDataReference(_cos1);
        ref float s1 = ref MemoryMarshal.GetArrayDataReference(_sin1);
        ref float c2 = ref MemoryMarshal.GetArrayDataReference(_cos2);
        ref float s2 = ref MemoryMarshal.GetArrayDataReference(_sin2);
        ref float m1 = ref MemoryMarshal.GetArrayDataReference(_magnitude1);
        ref float result = ref MemoryMarshal.GetReference(into);
        nuint i = 0, bins = (nuint)into.Length;
        for (; i + 8 <= bins; i += 8)
        {
            var m = Vector256.LoadUnsafe(ref magnitude, i);
            var x = Vector256.LoadUnsafe(ref re, i);
            var y = Vector256.LoadUnsafe(ref im, i);
            var a = Vector256.LoadUnsafe(ref c1, i);
            var b = Vector256.LoadUnsafe(ref s1, i);
            var c = Vector256.LoadUnsafe(ref c2, i);
            var d = Vector256.LoadUnsafe(ref s2, i) * _sign;
            // The predicted direction: (a + ib)^2 (c - id).
            var turnX = a * a - b * b;
            var turnY = 2 * (a * b);
            var aimX = turnX * c + turnY * d;
            var aimY = turnY * c - turnX * d;
            // The spectrum turned back by it.
            var off = Vector256.LoadUnsafe(ref m1, i) - (x * aimX + y * aimY);
            var across = y * aimX - x * aimY;
            Vector256.Sqrt(off * off + across * across).StoreUnsafe(ref result, i);
            var silent = Vector256.Equals(m, Vector256<float>.Zero);
            a.StoreUnsafe(ref c2, i);
            b.StoreUnsafe(ref s2, i);
            Vector256.ConditionalSelect(silent, Vector256<float>.One, x / m).StoreUnsafe(ref c1, i);
            Vector256.ConditionalSelect(silent, Vector256<float>.Zero, y / m).StoreUnsafe(ref s1, i);
            m.StoreUnsafe(ref m1, i);
        }
        for (int bin = (int)i; bin < into.Length; bin++)
            into[bin] = Scalar(spectrum, bin);
    }

    private float Scalar(FrameSpectrum spectrum, int bin)
    {
        float x = spectrum.Real[bin], y = spectrum.Imaginary[bin], m = spectrum.Magnitude[bin];
        float a = _cos1[bin], b = _sin1[bin], turnX = a * a - b * b, turnY = 2 * a * b;
        float c = _cos2[bin], d = _sign * _sin2[bin], aimX = turnX * c + turnY * d, aimY = turnY * c - turnX * d;
        float off = _magnitude1[bin] - (x * aimX + y * aimY), across = y * aimX - x * aimY;
        (_cos2[bin], _sin2[bin]) = (a, b);
        (_cos1[bin], _sin1[bin]) = m == 0 ? (1, 0) : (x / m, y / m);
        _magnitude1[bin] = m;
        return MathF.Sqrt(off * off + across * across);
    }
}
