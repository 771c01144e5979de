using System.Globalization;

namespace MerWorkbench.Units;

/// <summary>
/// A loudness in loudness units relative to full scale (ITU-R BS.1770 calls it LKFS): a stereo sine of 997 Hz and full scale
/// measures about 0 LUFS, music as it is published -20 to -8.
/// </summary>
/// <param name="Value">The loudness units.</param>
public readonly record struct Lufs(double Value) : IComparable<Lufs>
{
    /// <summary>Orders by loudness.</summary>
    public int CompareTo(Lufs other) => Value.CompareTo(other.Value);

    /// <summary>The loudness after a gain.</summary>
    public static Lufs operator +(Lufs left, Decibels right) => new(left.Value + right.Value);

    /// <summary>How much louder one is than the other, in LU.</summary>
    public static Decibels operator -(Lufs left, Lufs right) => new(left.Value - right.Value);

    /// <summary>The loudness as text: <c>-14.2 LUFS</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} LUFS");
}
