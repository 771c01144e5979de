using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Loudness;

/// <summary>
/// The energies of a sound's blocks of equal length, one after the other, without overlap; the last block may be shorter.
/// The blocks begin where they begin whatever the sizes of what is pushed, so that the sums are the same to the last bit.
/// </summary>
internal sealed class BlockEnergies : ISampleSink
{
    /// <summary>A block length for those who only want a total.</summary>
    public const int Fine = 4096;

    private readonly FrameCutter _cutter;
    private readonly Action<double, int> _onBlock;
    private readonly IirCascade? _filter;
    private readonly int _length;

    /// <summary>Prepares one sound.</summary>
    /// <param name="length">Samples in a block.</param>
    /// <param name="onBlock">Hears the sum of squares of each block, and how many samples it had.</param>
    /// <param name="filter">Goes before the squaring; null for none.</param>
    public BlockEnergies(int length, Action<double, int> onBlock, IirCascade? filter = null)
    {
        (_length, _onBlock, _filter) = (Check.Positive(length), onBlock, filter);
        _cutter = new(new Framing(length, length, Centered: false, UntilEnd: true), Measure);
    }

    /// <summary>How many samples there were so far.</summary>
    public long Samples { get; private set; }

    public static double Energy(ReadOnlySpan<float> samples)
    {
        // Short runs in float, their sums in double.
        double sum = 0;
        for (; samples.Length > 256; samples = samples[256..])
            sum += TensorPrimitives.SumOfSquares(samples[..256]);
        return sum + TensorPrimitives.SumOfSquares(samples);
    }

    public void Push(ReadOnlySpan<float> samples)
    {
        Samples += samples.Length;
        _cutter.Push(samples);
    }

    public void Finish() => _cutter.Finish();

    private void Measure(ReadOnlySpan<float> block, int index)
    {
        int count = (int)Math.Min(_length, Samples - (long)index * _length);
        _onBlock(_filter is null ? Energy(block[..count]) : _filter.Energy(block[..count]), count);
    }
}
