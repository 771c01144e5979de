using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Emotion;

/// <summary>
/// Quadrants without the middle: a point whose valence or arousal lies strictly inside a band about neutral has no class, as in works
/// that keep only ratings of at most 4 or at least 6 on 1..9. Scores on what is left are not scores on all songs: say how many were dropped.
/// </summary>
public sealed class NeutralBandRule : AffectRule<Quadrant>
{
    private readonly double _halfWidth;

    /// <summary>States the band.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="halfWidth">How far from neutral a value must lie on both axes, in units of the scale; above zero, and less than the way from neutral to the nearest end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The band is empty, or leaves a side without room.</exception>
    public NeutralBandRule(AffectScale scale, double halfWidth)
        : base(scale)
    {
        double room = new[] { scale.Valence, scale.Arousal }.Min(range => Math.Min(range.High - range.Neutral, range.Neutral - range.Low));
        _halfWidth = Check.Positive(halfWidth);
        if (halfWidth >= room)
            throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, FormattableString.Invariant(
                $"The band must leave room on both sides: on the scale {scale} its half width must be below {room}; got {halfWidth}."));
    }

    /// <inheritdoc/>
    public override ImmutableArray<Quadrant> Classes { get; } = [.. Enum.GetValues<Quadrant>()];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"neutral band: quadrants; points within {_halfWidth} of neutral (valence {Scale.Valence.Neutral:0.###}, arousal {Scale.Arousal.Neutral:0.###}) on either axis are dropped ({Scale})");

    private protected override Quadrant? Decide(Affect point) =>
        Side(point.Valence.Value, Scale.Valence) is { } pleasant && Side(point.Arousal.Value, Scale.Arousal) is { } active
            ? Quadrants.Of(pleasant, active)
            : null;

    private protected override Affect Place(Quadrant label) => Affect.On(Scale,
        Quadrants.Middle(label.IsPleasant(), Scale.Valence, Scale.Valence.Neutral - _halfWidth, Scale.Valence.Neutral + _halfWidth),
        Quadrants.Middle(label.IsActive(), Scale.Arousal, Scale.Arousal.Neutral - _halfWidth, Scale.Arousal.Neutral + _halfWidth));

    private bool? Side(double value, AxisRange range) =>
        value >= range.Neutral + _halfWidth ? true
        : value <= range.Neutral - _halfWidth ? false
        : null;
}
