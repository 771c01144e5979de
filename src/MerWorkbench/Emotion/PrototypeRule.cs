using System.Collections.Immutable;

namespace MerWorkbench.Emotion;

/// <summary>
/// The class whose prototype lies nearest, by Euclid's distance on the rule's scale; of two equally near, the one named first.
/// Every point gets a class, however far it lies from all of them.
/// </summary>
/// <typeparam name="TClass">The classes.</typeparam>
public sealed class PrototypeRule<TClass> : AffectRule<TClass>
    where TClass : struct, Enum
{
    /// <summary>States the prototypes.</summary>
    /// <param name="source">Where their coordinates come from, and how surely; printed with every result.</param>
    /// <param name="prototypes">At least two, on one scale, no class and no point twice.</param>
    /// <exception cref="ArgumentException">Fewer than two, different scales, a class or a point twice, or no source.</exception>
    public PrototypeRule(string source, params ImmutableArray<Prototype<TClass>> prototypes)
        : base(Validate(source, prototypes)) => (Source, Prototypes) = (source, prototypes);

    /// <summary>Where the coordinates come from.</summary>
    public string Source { get; }

    /// <summary>The prototypes.</summary>
    public ImmutableArray<Prototype<TClass>> Prototypes { get; }

    /// <inheritdoc/>
    public override ImmutableArray<TClass> Classes => [.. Prototypes.Select(prototype => prototype.Label)];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"prototypes: nearest of {string.Join(", ", Prototypes.Select(Text))} as valence, arousal on {Scale} ({Source})");

    private protected override TClass? Decide(Affect point) => Prototypes.MinBy(prototype => Distance(prototype.Point, point)).Label;

    private protected override Affect Place(TClass label) => Prototypes.First(prototype => prototype.Label.Equals(label)).Point;

    private static double Distance(Affect a, Affect b) =>
        Math.Pow(a.Valence.Value - b.Valence.Value, 2) + Math.Pow(a.Arousal.Value - b.Arousal.Value, 2);

    private static string Text(Prototype<TClass> prototype) => FormattableString.Invariant(
        $"{prototype.Label} ({prototype.Point.Valence.Value:0.###}, {prototype.Point.Arousal.Value:0.###})");

    private static AffectScale Validate(string source, ImmutableArray<Prototype<TClass>> prototypes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (prototypes.Length < 2)
            throw new ArgumentException($"A rule needs at least two prototypes; got {prototypes.Length}.", nameof(prototypes));
        AffectScale scale = prototypes[0].Point.Scale;
        foreach (Prototype<TClass> prototype in prototypes)
        {
            if (prototype.Point.Scale != scale)
                throw new ArgumentException($"All prototypes must share a scale: {prototypes[0].Label} is on {scale}, {prototype.Label} on {prototype.Point.Scale}.", nameof(prototypes));
        }
        if (prototypes.DistinctBy(prototype => prototype.Label).Count() < prototypes.Length || prototypes.DistinctBy(prototype => prototype.Point).Count() < prototypes.Length)
            throw new ArgumentException("No class and no point may be there twice among the prototypes.", nameof(prototypes));
        return scale;
    }
}
