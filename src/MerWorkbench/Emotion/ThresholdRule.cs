using System.Collections.Immutable;

namespace MerWorkbench.Emotion;

/// <summary>Quadrants by one threshold an axis. A quadrant's point is the middle of its rectangle.</summary>
/// <remarks>Thresholds other than neutral are met where classes were balanced by cutting at the median; the text says where they lie.</remarks>
public sealed class ThresholdRule : AffectRule<Quadrant>
{
    private readonly Affect _threshold;
    private readonly QuadrantRule _atThreshold;

    /// <summary>Quadrants that meet at neutral.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="atThreshold">Where a value exactly at a threshold belongs.</param>
    public ThresholdRule(AffectScale scale, QuadrantRule atThreshold = QuadrantRule.NeutralIsHigh)
        : this(Affect.On(scale, scale.Valence.Neutral, scale.Arousal.Neutral), atThreshold)
    {
    }

    /// <summary>Quadrants that meet at a point.</summary>
    /// <param name="threshold">The point, inside the scale and not on its edge.</param>
    /// <param name="atThreshold">Where a value exactly at a threshold belongs.</param>
    /// <exception cref="ArgumentException">A threshold lies on the edge of the scale, so that classes would be empty.</exception>
    public ThresholdRule(Affect threshold, QuadrantRule atThreshold = QuadrantRule.NeutralIsHigh)
        : base(threshold.Scale)
    {
        if (!Inside(threshold.Valence.Value, Scale.Valence) || !Inside(threshold.Arousal.Value, Scale.Arousal))
            throw new ArgumentException($"A threshold must lie inside the scale, not on its edge; got {threshold}.", nameof(threshold));
        (_threshold, _atThreshold) = (threshold, atThreshold);

        static bool Inside(double value, AxisRange range) => value > range.Low && value < range.High;
    }

    /// <inheritdoc/>
    public override ImmutableArray<Quadrant> Classes { get; } = [.. Enum.GetValues<Quadrant>()];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"threshold: quadrants that meet at {_threshold}, at the threshold {(_atThreshold == QuadrantRule.NeutralIsHigh ? "is high" : "is low")}");

    private protected override Quadrant? Decide(Affect point) =>
        Quadrants.Of(IsHigh(point.Valence.Value, _threshold.Valence.Value), IsHigh(point.Arousal.Value, _threshold.Arousal.Value));

    private protected override Affect Place(Quadrant label) => Affect.On(Scale,
        Quadrants.Middle(label.IsPleasant(), Scale.Valence, _threshold.Valence.Value, _threshold.Valence.Value),
        Quadrants.Middle(label.IsActive(), Scale.Arousal, _threshold.Arousal.Value, _threshold.Arousal.Value));

    private bool IsHigh(double value, double threshold) => _atThreshold == QuadrantRule.NeutralIsHigh ? value >= threshold : value > threshold;
}
