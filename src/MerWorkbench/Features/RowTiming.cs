using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>Which moment of the sound each row of a feature matrix describes: row i is centred on First + i x Hop.</summary>
/// <param name="First">The centre of row 0.</param>
/// <param name="Hop">The time from one row to the next.</param>
public readonly record struct RowTiming(Seconds First, Seconds Hop)
{
    /// <summary>The centre of a row.</summary>
    public Seconds this[int row] => new(First.Value + row * Hop.Value);

    /// <summary>The number of the first row centred at or after a moment, not below 0.</summary>
    internal int RowAt(double seconds) => (int)Math.Clamp(Math.Ceiling((seconds - First.Value) / Hop.Value - 1e-9), 0, int.MaxValue);
}
