using System.Globalization;

namespace MerWorkbench.Units;

/// <summary>A tempo, in beats a minute.</summary>
/// <param name="Value">The beats a minute; 0 where there is no tempo.</param>
public readonly record struct BeatsPerMinute(double Value) : IComparable<BeatsPerMinute>
{
    /// <summary>The time from one beat to the next; infinite where there is no tempo.</summary>
    public Seconds Period => new(60 / Value);

    /// <summary>The tempo of beats that lie a time apart.</summary>
    public static BeatsPerMinute OfPeriod(Seconds period) => new(60 / period.Value);

    /// <summary>Orders by speed.</summary>
    public int CompareTo(BeatsPerMinute other) => Value.CompareTo(other.Value);

    /// <summary>The tempo as text: <c>120 BPM</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} BPM");
}
