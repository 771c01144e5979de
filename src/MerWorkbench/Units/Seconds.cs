using System.Globalization;

namespace MerWorkbench.Units;

/// <summary>A length of time or a position in a recording, in seconds.</summary>
/// <param name="Value">The seconds.</param>
public readonly record struct Seconds(double Value) : IComparable<Seconds>
{
    /// <summary>How many whole samples fit, rounded to the nearest.</summary>
    public int ToSamples(SampleRate rate) => checked((int)Math.Round(Value * rate.Hertz));

    /// <summary>The time that a number of samples takes.</summary>
    public static Seconds FromSamples(long samples, SampleRate rate) => new(samples / (double)rate.Hertz);

    /// <summary>Orders by length.</summary>
    public int CompareTo(Seconds other) => Value.CompareTo(other.Value);

    /// <summary>The sum of two times.</summary>
    public static Seconds operator +(Seconds left, Seconds right) => new(left.Value + right.Value);

    /// <summary>The difference of two times.</summary>
    public static Seconds operator -(Seconds left, Seconds right) => new(left.Value - right.Value);

    /// <summary>The time as text: <c>1.5 s</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} s");
}
