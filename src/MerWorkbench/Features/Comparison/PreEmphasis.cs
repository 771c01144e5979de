using MerWorkbench.Foundation;
using static System.FormattableString;

namespace MerWorkbench.Features.Comparison;

/// <summary>y[n] = x[n] - k x[n-1] inside each frame, and y[0] = (1 - k) x[0], as in HTK.</summary>
/// <param name="Coefficient">k, from 0 (nothing happens) to 1.</param>
public sealed record PreEmphasis(double Coefficient = 0)
{
    internal StageValues Apply(StageValues frames)
    {
        Check.InRange(Coefficient, 0, 1);
        return Coefficient == 0 ? frames : frames.Map(frames.Columns, (from, into) =>
        {
            into[0] = (1 - Coefficient) * from[0];
            for (int i = 1; i < from.Length; i++)
                into[i] = from[i] - Coefficient * from[i - 1];
        });
    }

    /// <summary>The setting as text.</summary>
    public override string ToString() => Coefficient == 0 ? "none" : Invariant($"{Coefficient} inside frames");
}
