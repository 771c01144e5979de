using System.Numerics;
using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// All roots of a polynomial with real coefficients at once, by Aberth's method: each estimate takes a Newton step that is
/// corrected for the pull of the others. For degrees as linear prediction has them; allocates nothing a call. Holds scratch memory: one object a thread.
/// </summary>
/// <remarks>O. Aberth, Iteration methods for finding all zeros of a polynomial simultaneously, Mathematics of Computation 27 (1973).</remarks>
public sealed class PolynomialRoots
{
    private const int Rounds = 100;
    private const double Precision = 1e-14;

    private readonly Complex[] _roots;

    /// <summary>Prepares the memory.</summary>
    /// <param name="degree">The polynomial's degree, from 1 to 64.</param>
    public PolynomialRoots(int degree) => _roots = new Complex[Check.InRange(degree, 1, LinearPrediction.HighestOrder)];

    /// <summary>Finds the roots of z^p + c[1] z^(p-1) + ... + c[p], which are the poles of 1/A(z) of <see cref="LinearPrediction"/>.</summary>
    /// <param name="coefficients">c[1] to c[p]: the degree's number of them.</param>
    /// <returns>The roots in no order; valid until the next call. Conjugate pairs agree up to rounding. Multiple roots are less exact.</returns>
    public ReadOnlySpan<Complex> Find(ReadOnlySpan<double> coefficients)
    {
        Check.SameLength(_roots.Length, coefficients.Length, "the degree", nameof(coefficients));
        // No root lies outside this circle (Fujiwara's bound); starting points without symmetry lie within.
        double bound = 0;
        for (int i = 0; i < coefficients.Length; i++)
            bound = Math.Max(bound, Math.Pow(Math.Abs(coefficients[i]), 1.0 / (i + 1)));
        if (bound == 0)
        {
            Array.Clear(_roots);
            return _roots;
        }
        for (int i = 0; i < _roots.Length; i++)
            _roots[i] = Complex.FromPolarCoordinates(0.8 * Math.Min(bound, 1.2), 2 * Math.PI * (i + 0.25) / _roots.Length + 0.1);
        for (int round = 0; round < Rounds && Step(coefficients) > Precision; round++)
        {
        }
        return _roots;
    }

    /// <summary>Moves every root once and returns the largest relative move.</summary>
    private double Step(ReadOnlySpan<double> coefficients)
    {
        double largest = 0;
        for (int i = 0; i < _roots.Length; i++)
        {
            // Written out: Complex guards every division against overflow, which is not in sight here.
            double x = _roots[i].Real, y = _roots[i].Imaginary;
            double valueRe = 1, valueIm = 0, slopeRe = 0, slopeIm = 0;
            foreach (double coefficient in coefficients)
            {
                (slopeRe, slopeIm) = (slopeRe * x - slopeIm * y + valueRe, slopeRe * y + slopeIm * x + valueIm);
                (valueRe, valueIm) = (valueRe * x - valueIm * y + coefficient, valueRe * y + valueIm * x);
            }
            double pullRe = 0, pullIm = 0;
            for (int j = 0; j < _roots.Length; j++)
            {
                double re = x - _roots[j].Real, im = y - _roots[j].Imaginary, square = re * re + im * im;
                if (square > 0)
                    (pullRe, pullIm) = (pullRe + re / square, pullIm - im / square);
            }
            var value = new Complex(valueRe, valueIm);
            var denominator = new Complex(slopeRe, slopeIm) - value * new Complex(pullRe, pullIm);
            if (value == Complex.Zero || denominator == Complex.Zero)
                continue;
            var move = value / denominator;
            _roots[i] -= move;
            largest = Math.Max(largest, (Math.Abs(move.Real) + Math.Abs(move.Imaginary)) / Math.Max(Math.Abs(x) + Math.Abs(y), 1e-300));
        }
        return largest;
    }
}
