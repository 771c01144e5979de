using System.Globalization;

namespace MerWorkbench.Emotion;

/// <summary>The values that one axis of a scale can take.</summary>
/// <param name="Low">The lowest value, included.</param>
/// <param name="Neutral">The value that means neither low nor high: where the quadrants meet.</param>
/// <param name="High">The highest value, included.</param>
public readonly record struct AxisRange(double Low, double Neutral, double High)
{
    /// <summary>The range as text: <c>[1, 9]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Low}, {High}]");
}
