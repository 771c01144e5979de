using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// A recursive filter that goes on from block to block: y[n] = sum b[k] x[n-k] - sum a[k] y[n-k], in the transposed direct form II
/// and in double, so that poles near the unit circle keep their place. Holds the state of one channel: one per channel and pass.
/// </summary>
public sealed class IirFilter
{
    // Far below what a double adds to anything audible, and far above the denormal numbers that are slow.
    private const double Negligible = 1e-200;

    private readonly double[] _forward, _back, _state;

    /// <summary>Makes a filter at rest.</summary>
    /// <param name="numerator">b: at least one coefficient.</param>
    /// <param name="denominator">a: at least one coefficient, the first not 0; all are divided by it.</param>
    /// <exception cref="ArgumentException">A list is empty, the first of <paramref name="denominator"/> is 0, or a coefficient is not finite.</exception>
    public IirFilter(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        if (numerator.IsEmpty || denominator.IsEmpty || denominator[0] == 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"A filter needs a numerator and a denominator that begins with a number other than 0; got {numerator.Length} and {denominator.Length} coefficients."));
        Order = Math.Max(numerator.Length, denominator.Length) - 1;
        // A first-order filter is a second-order one whose last coefficients are 0.
        int length = Math.Max(Order, 2) + 1;
        _forward = new double[length];
        _back = new double[length];
        _state = new double[length];
        for (int k = 0; k < numerator.Length; k++)
            _forward[k] = Check.Finite(numerator[k]) / denominator[0];
        for (int k = 0; k < denominator.Length; k++)
            _back[k] = Check.Finite(denominator[k]) / denominator[0];
    }

    /// <summary>How many past samples it looks at.</summary>
    public int Order { get; }

    /// <summary>Filters the next samples in place.</summary>
    /// <param name="samples">The samples that follow those of the last call.</param>
    public void Apply(Span<double> samples)
    {
        if (Order <= 2)
            ApplySecondOrder(samples);
        else
            ApplyAnyOrder(samples);
        foreach (ref double value in _state.AsSpan())
        {
            if (Math.Abs(value) < Negligible)
                value = 0;
        }
    }

    private void ApplySecondOrder(Span<double> samples)
    {
        double b0 = _forward[0], b1 = _forward[1], b2 = _forward[2], a1 = -_back[1], a2 = -_back[2];
        double first = _state[0], second = _state[1];
        foreach (ref double sample in samples)
        {
            double x = sample, y = Math.FusedMultiplyAdd(b0, x, first);
            first = Math.FusedMultiplyAdd(a1, y, Math.FusedMultiplyAdd(b1, x, second));
            second = Math.FusedMultiplyAdd(a2, y, b2 * x);
            sample = y;
        }
        (_state[0], _state[1]) = (first, second);
    }

    private void ApplyAnyOrder(Span<double> samples)
    {
        ReadOnlySpan<double> forward = _forward, back = _back.AsSpan(0, forward.Length);
        var state = _state.AsSpan(0, forward.Length);
        foreach (ref double sample in samples)
        {
            double x = sample, y = Math.FusedMultiplyAdd(forward[0], x, state[0]);
            // The last state stays 0.
            for (int k = 1; k < forward.Length; k++)
                state[k - 1] = Math.FusedMultiplyAdd(-back[k], y, Math.FusedMultiplyAdd(forward[k], x, state[k]));
            sample = y;
        }
    }
}
