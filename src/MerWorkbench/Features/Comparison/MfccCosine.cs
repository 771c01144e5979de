using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using static System.FormattableString;

namespace MerWorkbench.Features.Comparison;

/// <summary>The cosine transform of type II: c[k] = s sum over n of x[n] cos(pi k (2 n + 1) / (2 N)).</summary>
/// <param name="Count">How many coefficients there are, but never more than bands.</param>
/// <param name="First">The number of the first: 0, or 1 where level is left out.</param>
/// <param name="Orthonormal">Whether s is sqrt(1/N) for c0 and sqrt(2/N) for the others, or sqrt(2/N) for all (HTK).</param>
public sealed record MfccCosine(int Count, int First = 0, bool Orthonormal = true)
{
    internal StageValues Apply(StageValues bands)
    {
        int inputs = bands.Columns;
        int count = Math.Min(Check.Positive(Count), inputs - First);
        double[] table = new double[count * inputs];
        for (int k = 0; k < count; k++)
        {
            double scale = Math.Sqrt((First + k == 0 && Orthonormal ? 1.0 : 2.0) / inputs);
            for (int n = 0; n < inputs; n++)
                table[k * inputs + n] = scale * Math.Cos(Math.PI * (First + k) * (2 * n + 1) / (2.0 * inputs));
        }
        return bands.Map(count, (from, into) =>
        {
            for (int k = 0; k < into.Length; k++)
                into[k] = TensorPrimitives.Dot(from, table.AsSpan(k * inputs, inputs));
        }, First);
    }

    /// <summary>The setting as text.</summary>
    public override string ToString() => Invariant($"c{First} to c{First + Count - 1}, DCT-II, {(Orthonormal ? "orthonormal" : "sqrt(2/N) for all")}");
}
