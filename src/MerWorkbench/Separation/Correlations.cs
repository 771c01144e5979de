using System.Numerics;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>
/// Inner products of delayed signals: r[i, k, t], the sum over n of x_i(n) y_k(n + t), for delays t below a number of taps. Summed over blocks in the
/// frequency domain, so that the length of the signals costs time and no memory.
/// </summary>
internal sealed class Correlations
{
    private const int LargestBlock = 1 << 14;
    private const int BlocksAtOnce = 8;

    private readonly double[] values;
    private readonly int signals;

    /// <summary>Correlates.</summary>
    /// <param name="references">The x, which also come first among the y.</param>
    /// <param name="estimates">The y that follow.</param>
    /// <param name="taps">How many delays.</param>
    public Correlations(SignalSet references, SignalSet estimates, int taps)
    {
        (References, Taps) = (references.Count, taps);
        signals = references.Count + estimates.Count;
        long wanted = Math.Max(2L * taps, (long)references.Length + taps - 1);
        int points = (int)Math.Max(BitOperations.RoundUpToPowerOf2((ulong)(2 * taps)), Math.Min(LargestBlock, BitOperations.RoundUpToPowerOf2((ulong)wanted)));
        int step = points - taps + 1;

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Tensor sum = zeros([References, signals, points / 2 + 1], ScalarType.ComplexFloat64);
        for (long start = 0; start < references.Length; start += (long)step * BlocksAtOnce)
        {
            using var inner = NewDisposeScope();
            int blocks = (int)Math.Min(BlocksAtOnce, (references.Length - start + step - 1) / step);
            Tensor first = zeros([blocks, References, points], ScalarType.Float64), second = zeros([blocks, signals, points], ScalarType.Float64);
            Span<double> x = first.data<double>().Span, y = second.data<double>().Span;
            for (int block = 0; block < blocks; block++)
            {
                int at = (int)start + block * step;
                for (int i = 0; i < References; i++)
                    references.Read(i, at, x.Slice((block * References + i) * points, step));
                for (int k = 0; k < signals; k++)
                    (k < References ? references : estimates).Read(k < References ? k : k - References, at, y.Slice((block * signals + k) * points, points));
            }
            Tensor spectra = fft.rfft(first).conj(), others = fft.rfft(second);
            for (int i = 0; i < References; i++)
                sum.select(0, i).add_((spectra.narrow(1, i, 1) * others).sum(dim: 0));
        }
        values = fft.irfft(sum, points).narrow(2, 0, taps).contiguous().data<double>().ToArray();
    }

    /// <summary>How many signals come first.</summary>
    public int References { get; }

    /// <summary>How many delays there are.</summary>
    public int Taps { get; }

    /// <summary>r[i, k, t] for all t.</summary>
    public ReadOnlySpan<double> Of(int i, int k) => values.AsSpan((i * signals + k) * Taps, Taps);
}
