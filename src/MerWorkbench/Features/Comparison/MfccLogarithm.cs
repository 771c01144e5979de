using System.Numerics.Tensors;
using static System.FormattableString;

namespace MerWorkbench.Features.Comparison;

/// <summary>factor x log(max(floor, band)).</summary>
/// <param name="Factor">What the logarithm is multiplied by: 10 or 20 for decibels, 1 for none.</param>
/// <param name="Natural">Whether it is the natural logarithm, or that to the base 10.</param>
/// <param name="Floor">The least value a band is taken for; 0: an empty band gives 0, as in Marsyas.</param>
/// <param name="Top">How far below the sound's largest value the results are cut off; null: nowhere.</param>
public sealed record MfccLogarithm(double Factor, bool Natural, double Floor, double? Top = null)
{
    /// <summary>The unit of the results.</summary>
    public string Unit => (Factor, Natural) switch
    {
        (10, false) => "dB",
        (20, false) => "dB of amplitude",
        (1, true) => "ln",
        (1, false) => "log10",
        _ => "log",
    };

    internal StageValues Apply(StageValues bands)
    {
        var values = bands.Map(bands.Columns, (from, into) =>
        {
            for (int i = 0; i < from.Length; i++)
            {
                double value = Math.Max(Floor, from[i]);
                into[i] = value > 0 ? Factor * (Natural ? Math.Log(value) : Math.Log10(value)) : 0;
            }
        });
        if (Top is not double top)
            return values;
        double largest = double.NegativeInfinity;
        for (int row = 0; row < values.Rows; row++)
            largest = Math.Max(largest, TensorPrimitives.Max(values.Row(row)));
        return values.Map(values.Columns, (from, into) => TensorPrimitives.Max(from, largest - top, into));
    }

    /// <summary>The setting as text.</summary>
    public override string ToString() => Invariant($"{(Factor == 1 ? "" : $"{Factor} ")}{(Natural ? "ln" : "log10")}, ")
        + (Floor == 0 ? "0 of nothing" : Floor < 0.001 ? Invariant($"floor {Floor:0.##e-0}") : Invariant($"floor {Floor}")) + (Top is double top ? Invariant($", {top} dB below the loudest") : "");
}
