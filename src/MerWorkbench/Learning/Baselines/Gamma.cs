using System.Globalization;
using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>The factor in the exponent of the radial basis function: the larger, the nearer rows must be to count as alike.</summary>
public sealed record Gamma
{
    private readonly double factor;
    private readonly bool relative;

    private Gamma(double factor, bool relative) => (this.factor, this.relative) = (Check.Positive(factor), relative);

    /// <summary>1 / (columns x variance of all training values), scikit-learn's <c>scale</c>: so that usual distances lie where the function bends.</summary>
    public static Gamma Scale { get; } = new(1, true);

    /// <summary>A multiple of <see cref="Scale"/>.</summary>
    /// <param name="times">Above 0.</param>
    public static Gamma OfScale(double times) => new(times, true);

    /// <summary>A value of one's own.</summary>
    /// <param name="value">Above 0.</param>
    public static Gamma Of(double value) => new(value, false);

    /// <summary>As parameters print it: <c>0.1 x scale</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{factor}{(relative ? " x scale" : "")}");

    internal double For(double[][] rows)
    {
        if (!relative)
            return factor;
        double count = (double)rows.Length * rows[0].Length;
        double mean = rows.Sum(row => TensorPrimitives.Sum<double>(row)) / count;
        double variance = rows.Sum(row => row.Sum(value => (value - mean) * (value - mean))) / count;
        return variance > 0 ? factor / (rows[0].Length * variance) : factor;
    }
}
