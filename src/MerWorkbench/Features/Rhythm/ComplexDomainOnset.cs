using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// How far each bin lies, as a complex number, from where a steady tone would be: with the magnitude of the frame before and a phase that
/// goes on turning as fast as it did. Hears both strokes and changes of pitch.
/// </summary>
public sealed class ComplexDomainOnset : IOnsetFunction, IDescriptor
{
    private readonly int _bins;
    // Phases as unit vectors, which need no arc tangent: one frame back, two frames back. Padded to whole vectors.
    private readonly float[] _cos1, _sin1, _cos2, _sin2, _magnitude1;

    /// <summary>Prepares one pass; before the first frame lies silence with phase 0.</summary>
    /// <param name="frameLength">Samples in a frame, even.</param>
    public ComplexDomainOnset(int frameLength)
    {
        Check.InRange(frameLength, 2, int.MaxValue);
        _bins = frameLength / 2 + 1;
        (_cos1, _sin1, _cos2, _sin2, _magnitude1) = (new float[_bins], new float[_bins], new float[_bins], new float[_bins], new float[_bins]);
        _cos1.AsSpan().Fill(1);
        _cos2.AsSpan().Fill(1);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset complex", FeatureGroup.Rhythm, "1", "0 and above",
        "Onset detection function: the sum over bins of |X_t - |X_t-1| exp(i (2 phi_t-1 - phi_t-2))|, the distance from the spectrum predicted for a steady sound.",
        "J. P. Bello, C. Duxbury, M. Davies, M. Sandler, On the use of phase and energy for musical onset detection in the complex domain, "
        + "IEEE Signal Processing Letters 11(6), 2004; Essentia 2.1's OnsetDetection 'complex'");

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Next(FrameSpectrum spectrum)
    {
        Check.SameLength(_bins, spectrum.Magnitude.Length, "the function's spectrum", nameof(spectrum));
        ref float re = ref MemoryMarshal.GetReference(spectrum.Real);
        ref float im = ref MemoryMarshal.GetReference(spectrum.Imaginary);
        ref float magnitude = ref MemoryMarshal.GetReference(spectrum.Magnitude);
        ref float c1 = ref MemoryMarshal.GetArrayDataReference(_cos1);
        ref float s1 = ref MemoryMarshal.GetArrayDataReference(_sin1);
        ref float c2 = ref MemoryMarshal.GetArrayDataReference(_cos2);
        ref float s2 = ref MemoryMarshal.GetArrayDataReference(_sin2);
        ref float m1 = ref MemoryMarshal.GetArrayDataReference(_magnitude1);
        var sums = Vector256<float>.Zero;
        nuint i = 0, bins = (nuint)_bins;
        for (; i + 8 <= bins; i += 8)
        {
            var m = Vector256.LoadUnsafe(ref magnitude, i);
            var x = Vector256.LoadUnsafe(ref re, i);
            var y = Vector256.LoadUnsafe(ref im, i);
            var a = Vector256.LoadUnsafe(ref c1, i);
            var b = Vector256.LoadUnsafe(ref s1, i);
            var c = Vector256.LoadUnsafe(ref c2, i);
            var d = Vector256.LoadUnsafe(ref s2, i);
            // The predicted direction: (a + ib)^2 (c - id).
            var turnX = a * a - b * b;
            var turnY = 2 * (a * b);
            var aimX = turnX * c + turnY * d;
            var aimY = turnY * c - turnX * d;
            // The spectrum turned back by it.
            var alongX = x * aimX + y * aimY;
            var acrossY = y * aimX - x * aimY;
            var off = Vector256.LoadUnsafe(ref m1, i) - alongX;
            sums += Vector256.Sqrt(off * off + acrossY * acrossY);
            var silent = Vector256.Equals(m, Vector256<float>.Zero);
            a.StoreUnsafe(ref c2, i);
            b.StoreUnsafe(ref s2, i);
            Vector256.ConditionalSelect(silent, Vector256<float>.One, x / m).StoreUnsafe(ref c1, i);
            Vector256.ConditionalSelect(silent, Vector256<float>.Zero, y / m).StoreUnsafe(ref s1, i);
            m.StoreUnsafe(ref m1, i);
        }
        float sum = Vector256.Sum(sums);
        for (int bin = (int)i; bin < _bins; bin++)
            sum += Scalar(spectrum, bin);
        return sum;
    }

    private float Scalar(FrameSpectrum spectrum, int bin)
    {
        float x = spectrum.Real[bin], y = spectrum.Imaginary[bin], m = spectrum.Magnitude[bin];
        float a = _cos1[bin], b = _sin1[bin], turnX = a * a - b * b, turnY = 2 * a * b;
        float aimX = turnX * _cos2[bin] + turnY * _sin2[bin], aimY = turnY * _cos2[bin] - turnX * _sin2[bin];
        float off = _magnitude1[bin] - (x * aimX + y * aimY), across = y * aimX - x * aimY;
        (_cos2[bin], _sin2[bin]) = (a, b);
        (_cos1[bin], _sin1[bin]) = m == 0 ? (1, 0) : (x / m, y / m);
        _magnitude1[bin] = m;
        return MathF.Sqrt(off * off + across * across);
    }
}
