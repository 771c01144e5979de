using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Essentia;

/// <summary>
/// Sums up the frames of a sound as Essentia's PoolAggregator does in MusicExtractor: ten statistics of every column, and of MFCC and GFCC
/// instead the mean, the covariance and its inverse. Holds only columns and may be shared.
/// </summary>
/// <remarks>
/// Variances are of the population, covariances unbiased. <c>dmean</c> and <c>dvar</c> are of the absolute values of first differences,
/// <c>dmean2</c> and <c>dvar2</c> of second ones. Of symmetric matrices the lower triangle is given, row by row, the diagonal included.
/// An inverse that does not exist (silence, or too few frames) is given as zeros; Essentia leaves it out.
/// </remarks>
public sealed class EssentiaStatistics
{
    private readonly (int First, int Count, bool IsVector)[] _parts;

    /// <summary>Names the statistics.</summary>
    /// <param name="frames">The columns of the tables to sum up.</param>
    public EssentiaStatistics(IReadOnlyList<FeatureColumn> frames)
    {
        _parts = [.. Parts(frames)];
        Columns = [.. _parts.SelectMany(part => part.IsVector ? OfVector(frames, part.First, part.Count) : OfScalar(frames[part.First]))];
    }

    /// <summary>What comes out.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Sums a table up.</summary>
    /// <param name="frames">The table; at least one row.</param>
    /// <param name="into">Receives a value for each of <see cref="Columns"/>.</param>
    /// <exception cref="ArgumentException">There is no row, or the length does not fit.</exception>
    public void Apply(FrameTable frames, Span<float> into)
    {
        Check.Positive(frames.Rows);
        Check.SameLength(Columns.Count, into.Length, "the columns", nameof(into));
        float[] values = new float[frames.Rows], work = new float[frames.Rows];
        foreach (var (first, count, isVector) in _parts)
        {
            if (isVector)
            {
                Vector(frames, first, count, values, work, into);
                into = into[(count + count * (count + 1))..];
                continue;
            }
            frames.CopyColumn(first, values);
            PoolStatistics.Of(values).CopyTo(into);
            into = into[PoolStatistics.Names.Count..];
        }
    }

    private static IEnumerable<(int First, int Count, bool IsVector)> Parts(IReadOnlyList<FeatureColumn> frames)
    {
        for (int i = 0; i < frames.Count;)
        {
            var of = frames[i].Of;
            bool isVector = of == Cepstrum.Mfcc || of == Cepstrum.Gfcc;
            int count = isVector ? frames.Skip(i).TakeWhile(column => column.Of == of).Count() : 1;
            yield return (i, count, isVector);
            i += count;
        }
    }

    private static IEnumerable<FeatureColumn> OfScalar(FeatureColumn column) =>
        PoolStatistics.Names.Select(statistic => column with { Name = $"{column.Name}.{statistic}", Statistic = statistic });

    private static IEnumerable<FeatureColumn> OfVector(IReadOnlyList<FeatureColumn> frames, int first, int count)
    {
        for (int i = 0; i < count; i++)
            yield return frames[first + i] with { Name = $"{frames[first + i].Name}.mean", Statistic = "mean" };
        foreach (var (name, meaning) in new[] { ("cov", "covariance"), ("icov", "inverse covariance") })
        {
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j <= i; j++)
                    yield return frames[first + i] with { Name = $"{frames[first + i].Name}.{name}_{j}", Statistic = $"{meaning} with coefficient {j}" };
            }
        }
    }

    private static void Vector(FrameTable frames, int first, int count, Span<float> values, Span<float> work, Span<float> into)
    {
        var covariance = new double[count, count];
        var means = new double[count];
        int rows = values.Length;
        for (int i = 0; i < count; i++)
        {
            frames.CopyColumn(first + i, values);
            means[i] = Dot.Sum(values) / rows;
            into[i] = (float)means[i];
            TensorPrimitives.Subtract(values, into[i], values);
            for (int j = 0; j <= i; j++)
            {
                frames.CopyColumn(first + j, work);
                TensorPrimitives.Subtract(work, into[j], work);
                TensorPrimitives.Multiply(work, values, work);
                double product = Dot.Sum(work) - rows * (means[i] - into[i]) * (means[j] - into[j]);
                covariance[i, j] = covariance[j, i] = rows > 1 ? product / (rows - 1) : 0;
            }
        }
        into = into[count..];
        Triangle(covariance, ref into);
        Triangle(SymmetricInverse.Of(covariance) ?? new double[count, count], ref into);
    }

    private static void Triangle(double[,] matrix, ref Span<float> into)
    {
        for (int i = 0; i < matrix.GetLength(0); i++)
        {
            for (int j = 0; j <= i; j++)
                EssentiaFrame.Put(ref into, (float)matrix[i, j]);
        }
    }
}
