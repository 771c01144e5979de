using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>Recursive filters one after the other, on one channel that arrives block by block. One per channel and pass.</summary>
public sealed class IirCascade
{
    private const int BlockLength = 4096;

    private readonly IirFilter[] _stages;
    private readonly double[] _block = new double[BlockLength];

    /// <summary>Puts filters in a row.</summary>
    /// <param name="stages">The filters, at rest, the first one first. They belong to the cascade from now on.</param>
    public IirCascade(params ReadOnlySpan<IirFilter> stages) => _stages = stages.ToArray();

    /// <summary>Filters the next samples.</summary>
    /// <param name="samples">The samples that follow those of the last call.</param>
    /// <param name="into">Receives as many; may be the same memory.</param>
    public void Apply(ReadOnlySpan<float> samples, Span<float> into)
    {
        Check.SameLength(samples.Length, into.Length, nameof(samples), nameof(into));
        for (int at = 0; at < samples.Length; at += BlockLength)
        {
            int count = Math.Min(BlockLength, samples.Length - at);
            TensorPrimitives.ConvertTruncating<double, float>(Filtered(samples.Slice(at, count)), into.Slice(at, count));
        }
    }

    /// <summary>Filters the next samples and sums the squares of what comes out.</summary>
    /// <param name="samples">The samples that follow those of the last call.</param>
    public double Energy(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        for (int at = 0; at < samples.Length; at += BlockLength)
            sum += TensorPrimitives.SumOfSquares<double>(Filtered(samples.Slice(at, Math.Min(BlockLength, samples.Length - at))));
        return sum;
    }

    private Span<double> Filtered(ReadOnlySpan<float> samples)
    {
        var block = _block.AsSpan(0, samples.Length);
        TensorPrimitives.ConvertTruncating(samples, block);
        foreach (var stage in _stages)
            stage.Apply(block);
        return block;
    }
}
