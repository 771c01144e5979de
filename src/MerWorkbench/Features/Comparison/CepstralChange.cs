namespace MerWorkbench.Features.Comparison;

/// <summary>How far one course of MFCCs lies from another, over the coefficients both have.</summary>
/// <param name="FirstCoefficient">The number of the first coefficient compared: 0, or 1.</param>
/// <param name="ByCoefficient">The root mean square difference of each, in the unit of the first's logarithm.</param>
/// <param name="Decibels">
/// The root mean square difference of c1 and up relative to their own root mean square, as 20 log10: 0 dB is a difference as large as the coefficients
/// themselves, -60 dB a thousandth. Null where nothing changes, or all is silent.
/// </param>
public sealed record CepstralChange(int FirstCoefficient, IReadOnlyList<double> ByCoefficient, double? Decibels)
{
    /// <summary>The root mean square difference of c0, the level; null where one of both has none.</summary>
    public double? Level => FirstCoefficient == 0 ? ByCoefficient[0] : null;

    /// <summary>The root mean square difference of all coefficients from c1 up, the shape.</summary>
    public double Shape => Math.Sqrt(ByCoefficient.Skip(1 - FirstCoefficient).Select(value => value * value).DefaultIfEmpty(0).Average());

    /// <summary>The number of the last coefficient compared.</summary>
    public int LastCoefficient => FirstCoefficient + ByCoefficient.Count - 1;
}
