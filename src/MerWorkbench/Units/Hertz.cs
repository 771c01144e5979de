using System.Globalization;

namespace MerWorkbench.Units;

/// <summary>A frequency in cycles a second.</summary>
/// <param name="Value">The frequency, not negative.</param>
public readonly record struct Hertz(double Value)
{
    /// <summary>The frequency as text: <c>440 Hz</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} Hz");
}
