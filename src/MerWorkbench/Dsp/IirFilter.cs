using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// A recursive filter that goes on from block to block: y[n] = sum b[k] x[n-k] - sum a[k] y[n-k], in double, so that poles near the unit
/// circle keep their place. Holds the past of one channel: one per channel and pass.
/// </summary>
public sealed class IirFilter
{
    // Small enough for the cache.
    private const int BlockLength = 2048;

    // Far below what a double adds to anything audible, and far above the denormal numbers that are slow.
    private const double Negligible = 1e-200;

    private readonly double[] _forward, _back, _input, _output;

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
        int past = Math.Max(Order, 2);
        _forward = new double[past + 1];
        _back = new double[past + 1];
        for (int k = 0; k < numerator.Length; k++)
            _forward[k] = Check.Finite(numerator[k]) / denominator[0];
        for (int k = 0; k < denominator.Length; k++)
            _back[k] = -Check.Finite(denominator[k]) / denominator[0];
        // The past, then the block at hand.
        _input = new double[past + BlockLength];
        _output = new double[past + BlockLength];
    }

    /// <summary>How many past samples it looks at.</summary>
    public int Order { get; }

    /// <summary>Filters the next samples in place.</summary>
    /// <param name="samples">The samples that follow those of the last call.</param>
    public void Apply(Span<double> samples)
    {
        for (; !samples.IsEmpty; samples = samples[Math.Min(BlockLength, samples.Length)..])
            ApplyBlock(samples[..Math.Min(BlockLength, samples.Length)]);
    }

    private void ApplyBlock(Span<double> samples)
    {
        int past = _forward.Length - 1;
        samples.CopyTo(_input.AsSpan(past));
        Forward(samples.Length);
        if (past == 2)
            BackSecondOrder(_output.AsSpan(0, samples.Length + 2));
        else
            Back(samples.Length);
        _output.AsSpan(past, samples.Length).CopyTo(samples);
        _input.AsSpan(samples.Length, past).CopyTo(_input);
        _output.AsSpan(samples.Length, past).CopyTo(_output);
        foreach (ref double value in _output.AsSpan(0, past))
        {
            if (Math.Abs(value) < Negligible)
                value = 0;
        }
    }

    // The part that looks at the input alone: four samples at a time.
    private void Forward(int count)
    {
        int past = _forward.Length - 1, i = 0;
        ref double input = ref MemoryMarshal.GetArrayDataReference(_input), output = ref MemoryMarshal.GetArrayDataReference(_output);
        for (; i <= count - 4; i += 4)
        {
            var sum = Vector256<double>.Zero;
            for (int k = past; k >= 0; k--)
                sum = Vector256.FusedMultiplyAdd(Vector256.Create(_forward[k]), Vector256.LoadUnsafe(ref input, (nuint)(past + i - k)), sum);
            sum.StoreUnsafe(ref output, (nuint)(past + i));
        }
        for (; i < count; i++)
        {
            double sum = 0;
            for (int k = past; k >= 0; k--)
                sum = Math.FusedMultiplyAdd(_forward[k], _input[past + i - k], sum);
            _output[past + i] = sum;
        }
    }

    private void BackSecondOrder(Span<double> output)
    {
        double a1 = _back[1], a2 = _back[2], last = output[1], beforeLast = output[0];
        foreach (ref double value in output[2..])
        {
            double y = Math.FusedMultiplyAdd(a1, last, Math.FusedMultiplyAdd(a2, beforeLast, value));
            (beforeLast, last, value) = (last, y, y);
        }
    }

    private void Back(int count)
    {
        ReadOnlySpan<double> back = _back;
        double last = _output[back.Length - 2];
        for (int i = 0; i < count; i++)
        {
            // The latest output comes last, so that the rest need not wait for it.
            var window = _output.AsSpan(i, back.Length);
            double sum = window[back.Length - 1];
            for (int k = back.Length - 1; k > 1; k--)
                sum = Math.FusedMultiplyAdd(back[k], window[back.Length - 1 - k], sum);
            window[back.Length - 1] = last = Math.FusedMultiplyAdd(back[1], last, sum);
        }
    }
}
