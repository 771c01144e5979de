using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Emotion;

/// <summary>How pleasant an emotion is, from negative (low) to positive (high): the horizontal axis of Russell's plane (1980).</summary>
/// <remarks>
/// The value lies in the scale's range, both ends included, and is finite. The default value is 0 on
/// <see cref="AffectScale.MinusOneToOne"/>: neutral.
/// </remarks>
public readonly record struct Valence : IComparable<Valence>
{
    private readonly AffectScale? scale;

    /// <summary>Gives valence a value on a scale.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the scale or not a number.</exception>
    public Valence(double value, AffectScale scale)
    {
        // Rounding in a standard score may pass the end of its range by a hair.
        double slack = scale.IsZScore ? 1e-9 : 0;
        if (!(value >= scale.Valence.Low - slack && value <= scale.Valence.High + slack))
            throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture,
                $"Valence on the scale {scale.Name} must lie in {scale.Valence}; got {value}."));
        Value = value;
        this.scale = scale == AffectScale.MinusOneToOne ? null : scale;
    }

    /// <summary>The value on <see cref="Scale"/>.</summary>
    public double Value { get; }

    /// <summary>The scale.</summary>
    public AffectScale Scale => scale ?? AffectScale.MinusOneToOne;

    /// <summary>The same valence on another scale.</summary>
    /// <exception cref="MerException">The two scales do not convert; the message names both.</exception>
    public Valence To(AffectScale target) => new(Scale.ConvertValence(Value, target), target);

    /// <summary>Orders two values of one scale.</summary>
    /// <exception cref="ArgumentException">The scales differ.</exception>
    public int CompareTo(Valence other) => Scale == other.Scale
        ? Value.CompareTo(other.Value)
        : throw new ArgumentException($"Valence on the scale {Scale} cannot be ordered against {other.Scale}; convert one first.");

    /// <summary>The value with its scale: <c>3.1 (1..9)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} ({Scale})");
}
