using static System.FormattableString;

namespace MerWorkbench.Features.Comparison;

/// <summary>c[k] times 1 + L/2 sin(pi k / L), as in HTK.</summary>
/// <param name="Length">L; 0: nothing happens.</param>
public sealed record MfccLifter(int Length = 0)
{
    internal StageValues Apply(StageValues cepstrum) => Length == 0 ? cepstrum : cepstrum.Map(cepstrum.Columns, (from, into) =>
    {
        for (int k = 0; k < from.Length; k++)
            into[k] = from[k] * (1 + Length / 2.0 * Math.Sin(Math.PI * (cepstrum.FirstColumn + k) / Length));
    }, cepstrum.FirstColumn);

    /// <summary>The setting as text.</summary>
    public override string ToString() => Length == 0 ? "none" : Invariant($"1 + L/2 sin(pi k / L), L {Length}");
}
