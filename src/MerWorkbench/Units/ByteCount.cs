using System.Globalization;

namespace MerWorkbench.Units;

/// <summary>A number of bytes, on disk or on the wire.</summary>
/// <param name="Value">The bytes.</param>
public readonly record struct ByteCount(long Value) : IComparable<ByteCount>
{
    /// <summary>Orders by number.</summary>
    public int CompareTo(ByteCount other) => Value.CompareTo(other.Value);

    /// <summary>The number as people say it, with decimal prefixes: <c>512 bytes</c>, <c>4.7 MB</c>, <c>1.3 GB</c>.</summary>
    public override string ToString() => Value switch
    {
        1 => "1 byte",
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{Value} bytes"),
        < 999_950 => string.Create(CultureInfo.InvariantCulture, $"{Value / 1e3:0.0} kB"),
        < 999_950_000 => string.Create(CultureInfo.InvariantCulture, $"{Value / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Value / 1e9:0.0} GB"),
    };
}
