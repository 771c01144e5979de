using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// Linear prediction by Burg's method: each reflection coefficient makes the energy of the forward and backward errors least. It needs no
/// window to be stable and is sharper than the autocorrelation method on short frames. Holds scratch memory: one object a thread.
/// </summary>
/// <remarks>J. P. Burg, Modern Spectrum Analysis (1978); as Praat's "To Formant (burg)" uses it.</remarks>
public sealed class BurgPrediction
{
    private readonly double[] _forward, _backward;

    /// <summary>Prepares the memory.</summary>
    /// <param name="length">How many samples a frame has, at least 3.</param>
    public BurgPrediction(int length)
    {
        Check.InRange(length, 3, int.MaxValue);
        (_forward, _backward) = (new double[length], new double[length]);
    }

    /// <summary>Computes the coefficients, in the convention of <see cref="LinearPrediction"/>.</summary>
    /// <param name="samples">The frame.</param>
    /// <param name="coefficients">Receives a[1] to a[p]; its length is the order, below the frame's. All 0 for silence.</param>
    /// <returns>The mean energy of what is not predicted.</returns>
    public double Solve(ReadOnlySpan<double> samples, Span<double> coefficients)
    {
        Check.SameLength(_forward.Length, samples.Length, "the frame", nameof(samples));
        Check.InRange(coefficients.Length, 1, Math.Min(LinearPrediction.HighestOrder, samples.Length - 1));
        coefficients.Clear();
        samples.CopyTo(_forward);
        samples.CopyTo(_backward);
        double error = 0;
        foreach (double sample in samples)
            error += sample * sample / samples.Length;
        for (int order = 0; order < coefficients.Length; order++)
        {
            // The backward error stands where it belongs to: a sample later with every order.
            int count = samples.Length - order - 1;
            var forward = _forward.AsSpan(order + 1, count);
            var backward = _backward.AsSpan(0, count);
            double product = 0, energy = 0;
            for (int i = 0; i < count; i++)
            {
                product += forward[i] * backward[i];
                energy += forward[i] * forward[i] + backward[i] * backward[i];
            }
            if (!(energy > 0))
                break;
            double reflection = -2 * product / energy;
            LinearPrediction.Extend(coefficients, order, reflection);
            error *= 1 - reflection * reflection;
            for (int i = 0; i < count; i++)
            {
                double f = forward[i], b = backward[i];
                forward[i] = f + reflection * b;
                backward[i] = b + reflection * f;
            }
        }
        return Math.Max(0, error);
    }
}
