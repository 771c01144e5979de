using System.Collections.Immutable;

namespace MerWorkbench.Emotion;

/// <summary>
/// A named rule that makes classes of points on Russell's plane and points of classes. Nothing is converted without one, and its
/// text (<see cref="ToString"/>) says all that decides the outcome, so that it can stand beside every result.
/// </summary>
/// <typeparam name="TClass">The classes.</typeparam>
public abstract class AffectRule<TClass>
    where TClass : struct, Enum
{
    private protected AffectRule(AffectScale scale) => Scale = scale;

    /// <summary>The scale of the points it takes and gives.</summary>
    public AffectScale Scale { get; }

    /// <summary>The classes it can give, in their own order.</summary>
    public abstract ImmutableArray<TClass> Classes { get; }

    /// <summary>The class of a point; null where the rule leaves it without one.</summary>
    /// <exception cref="ArgumentException">The point is on another scale: convert it first.</exception>
    public TClass? ClassOf(Affect point) => point.Scale == Scale
        ? Decide(point)
        : throw new ArgumentException($"This rule is for points on the scale {Scale}; got {point}. Convert the point first.", nameof(point));

    /// <summary>The point that stands for a class. Its <see cref="ClassOf"/> is the class again; what lay elsewhere within the class is lost.</summary>
    /// <exception cref="ArgumentException">It is none of <see cref="Classes"/>.</exception>
    public Affect PointOf(TClass label) => Classes.Contains(label)
        ? Place(label)
        : throw new ArgumentException($"This rule has no class {label}; it has {string.Join(", ", Classes)}.", nameof(label));

    /// <summary>The rule in words.</summary>
    public abstract override string ToString();

    private protected abstract TClass? Decide(Affect point);

    private protected abstract Affect Place(TClass label);
}
