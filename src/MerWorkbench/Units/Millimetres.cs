using System.Globalization;

namespace MerWorkbench.Units;

/// <summary>A length on paper, in millimetres.</summary>
/// <param name="Value">The millimetres.</param>
public readonly record struct Millimetres(double Value)
{
    /// <summary>The length in CSS pixels, 96 to the inch of 25.4 mm, rounded to the nearest whole pixel.</summary>
    public int ToPixels() => checked((int)Math.Round(Value * 96 / 25.4));

    /// <summary>The length as text: <c>88 mm</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} mm");
}
