using MerWorkbench.Foundation;

namespace MerWorkbench.Emotion;

/// <summary>A point on Russell's plane: valence and arousal on one scale.</summary>
[TypeFormatterSource("AffectView")]
public readonly record struct Affect
{
    /// <summary>Pairs the two axes.</summary>
    /// <exception cref="ArgumentException">They are on different scales.</exception>
    public Affect(Valence valence, Arousal arousal)
    {
        if (valence.Scale != arousal.Scale)
            throw new ArgumentException($"Valence and arousal must share a scale; got {valence.Scale} and {arousal.Scale}.");
        (Valence, Arousal) = (valence, arousal);
    }

    /// <summary>The horizontal axis.</summary>
    public Valence Valence { get; }

    /// <summary>The vertical axis.</summary>
    public Arousal Arousal { get; }

    /// <summary>The scale of both.</summary>
    public AffectScale Scale => Valence.Scale;

    /// <summary>A point from two numbers; name the arguments, for sources differ in their order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the scale or not a number.</exception>
    public static Affect On(AffectScale scale, double valence, double arousal) => new(new(valence, scale), new(arousal, scale));

    /// <summary>The same point on another scale.</summary>
    /// <exception cref="MerException">The two scales do not convert; the message names both.</exception>
    public Affect To(AffectScale target) => new(Valence.To(target), Arousal.To(target));

    /// <summary>The quarter of the plane the point lies in.</summary>
    /// <param name="rule">Where a value exactly at neutral belongs.</param>
    public Quadrant Quadrant(QuadrantRule rule = QuadrantRule.NeutralIsHigh)
    {
        bool pleasant = IsHigh(Valence.Value, Scale.Valence.Neutral), active = IsHigh(Arousal.Value, Scale.Arousal.Neutral);
        return Quadrants.Of(pleasant, active);

        bool IsHigh(double value, double neutral) => rule == QuadrantRule.NeutralIsHigh ? value >= neutral : value > neutral;
    }

    /// <summary>Both values and the scale: <c>valence 3, arousal 3.1 (1..9)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"valence {Valence.Value:0.###}, arousal {Arousal.Value:0.###} ({Scale})");
}
