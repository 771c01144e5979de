using System.Globalization;

namespace MerWorkbench.Torch;

/// <summary>A number given to an operator: an integer, a floating-point number or a truth value, each kept as what it is.</summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    private readonly long _bits;

    private Scalar(Kind kind, long bits)
    {
        Type = kind;
        _bits = bits;
    }

    internal enum Kind
    {
        Integer,
        Real,
        Boolean,
    }

    internal Kind Type { get; }

    internal long Bits => _bits;

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(Kind.Integer, value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new(Kind.Integer, value);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(double value) => new(Kind.Real, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(float value) => (double)value;

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(Kind.Boolean, value ? 1 : 0);

    /// <summary>The same number.</summary>
    public static bool operator ==(Scalar left, Scalar right) => left.Equals(right);

    /// <summary>Not the same number.</summary>
    public static bool operator !=(Scalar left, Scalar right) => !left.Equals(right);

    /// <summary>As a double.</summary>
    public double ToDouble() => Type == Kind.Real ? BitConverter.Int64BitsToDouble(_bits) : _bits;

    /// <summary>As a float.</summary>
    public float ToSingle() => (float)ToDouble();

    /// <summary>As a 64-bit integer; a real number is cut towards zero.</summary>
    public long ToInt64() => Type == Kind.Real ? (long)ToDouble() : _bits;

    /// <summary>As a 32-bit integer; throws where it does not fit.</summary>
    public int ToInt32() => checked((int)ToInt64());

    /// <summary>True where not zero.</summary>
    public bool ToBoolean() => Type == Kind.Real ? ToDouble() != 0 : _bits != 0;

    /// <inheritdoc/>
    public bool Equals(Scalar other) => Type == other.Type && _bits == other._bits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, _bits);

    /// <inheritdoc/>
    public override string ToString() => Type switch
    {
        Kind.Real => ToDouble().ToString(CultureInfo.InvariantCulture),
        Kind.Boolean => _bits != 0 ? "True" : "False",
        _ => _bits.ToString(CultureInfo.InvariantCulture),
    };
}
