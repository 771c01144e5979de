using System.Globalization;

namespace MerWorkbench.Units;

/// <summary>
/// A ratio of two powers on a logarithmic scale: 10 log10 of it. Of one power, the ratio to full scale (1).
/// A difference of two loudnesses in loudness units (LU) is one of these too: 1 LU is 1 dB.
/// </summary>
/// <param name="Value">The decibels.</param>
public readonly record struct Decibels(double Value) : IComparable<Decibels>
{
    /// <summary>What silence is taken for: -100 dB, a power of 1e-10. Essentia's convention.</summary>
    public static Decibels Silence => new(-100);

    /// <summary>The level of a power; <see cref="Silence"/> where it lies below that.</summary>
    /// <param name="power">The power, not negative; 1 gives 0 dB.</param>
    public static Decibels OfPower(double power) => power < 1e-10 ? Silence : new(10 * Math.Log10(power));

    /// <summary>The ratio of powers: 10 dB gives 10.</summary>
    public double ToPower() => Math.Pow(10, Value / 10);

    /// <summary>The ratio of amplitudes: 20 dB gives 10.</summary>
    public double ToAmplitude() => Math.Pow(10, Value / 20);

    /// <summary>Orders by level.</summary>
    public int CompareTo(Decibels other) => Value.CompareTo(other.Value);

    /// <summary>One gain after the other.</summary>
    public static Decibels operator +(Decibels left, Decibels right) => new(left.Value + right.Value);

    /// <summary>How far one level lies above the other.</summary>
    public static Decibels operator -(Decibels left, Decibels right) => new(left.Value - right.Value);

    /// <summary>The level as text: <c>-14.2 dB</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} dB");
}
