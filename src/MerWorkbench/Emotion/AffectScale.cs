using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Emotion;

/// <summary>
/// The scale that arousal and valence are given on. Ratings convert into each other by the straight line that maps
/// low to low and high to high. A z-score converts only by way of the scale it was made from. The GEMS scale has
/// neither agreed ends nor a symmetric range, so it converts into nothing but its own z-scores.
/// </summary>
public sealed record AffectScale
{
    private readonly AffectScale? origin;
    private readonly (double Mean, double Deviation) arousalMoments, valenceMoments;

    private AffectScale(string name, AxisRange arousal, AxisRange valence) => (Name, Arousal, Valence) = (name, arousal, valence);

    private AffectScale(string name, AffectScale origin, (double Mean, double Deviation) arousal, (double Mean, double Deviation) valence)
        : this(name, Standardized(origin.Arousal, arousal), Standardized(origin.Valence, valence)) =>
        (this.origin, arousalMoments, valenceMoments) = (origin, arousal, valence);

    /// <summary>Ratings from 1 to 9 with 5 neutral, as in emoMusic's and DEAM's labels of whole songs.</summary>
    public static AffectScale OneToNine { get; } = new("1..9", new(1, 5, 9), new(1, 5, 9));

    /// <summary>Ratings from 0 to 1 with 0.5 neutral, as in PMEmo.</summary>
    public static AffectScale ZeroToOne { get; } = new("0..1", new(0, 0.5, 1), new(0, 0.5, 1));

    /// <summary>Ratings from -1 to 1 with 0 neutral, as in emoMusic's and DEAM's labels over time.</summary>
    public static AffectScale MinusOneToOne { get; } = new("-1..1", new(-1, 0, 1), new(-1, 0, 1));

    /// <summary>The sums of <see cref="GemsMapping"/>: arousal -3..3, valence -2..4, both 0 where nothing was felt.</summary>
    public static AffectScale Gems { get; } = new("GEMS sum", new(-3, 0, 3), new(-2, 0, 4));

    /// <summary>The scales that stand by themselves: all but standard scores, which take their moments from data.</summary>
    public static ImmutableArray<AffectScale> All { get; } = [OneToNine, ZeroToOne, MinusOneToOne, Gems];

    /// <summary>The name, as results print it: <c>1..9</c>.</summary>
    public string Name { get; }

    /// <summary>What arousal can be.</summary>
    public AxisRange Arousal { get; }

    /// <summary>What valence can be.</summary>
    public AxisRange Valence { get; }

    /// <summary>True for a scale made by <see cref="ZScore"/>.</summary>
    public bool IsZScore => origin is not null;

    /// <summary>The scale of standard scores: (value - mean) / deviation, for each axis.</summary>
    /// <param name="of">The scale the scores are made from; not itself a z-score.</param>
    /// <param name="arousal">Mean and standard deviation of arousal, on <paramref name="of"/>; the deviation above zero.</param>
    /// <param name="valence">The same for valence.</param>
    /// <exception cref="ArgumentException">A z-score of z-scores, or a moment that is not finite or not positive.</exception>
    public static AffectScale ZScore(AffectScale of, (double Mean, double Deviation) arousal, (double Mean, double Deviation) valence)
    {
        if (of.IsZScore)
            throw new ArgumentException($"A z-score is made from ratings; got the z-score {of.Name}.", nameof(of));
        Check.Finite(arousal.Mean);
        Check.Finite(valence.Mean);
        Check.Positive(arousal.Deviation);
        Check.Positive(valence.Deviation);
        return new($"z({of.Name})", of, arousal, valence);
    }

    /// <summary>The scale of a name, of <see cref="All"/>.</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static AffectScale Find(string name) => All.FirstOrDefault(scale => scale.Name == name)
        ?? throw new MerException($"There is no scale '{name}' of valence and arousal.", remedy: $"There are: {string.Join(", ", All)}.");

    /// <summary>Whether values of this scale can be given on another one.</summary>
    public bool ConvertsTo(AffectScale other) => Root == other.Root || (Root != Gems && other.Root != Gems);

    internal double ConvertArousal(double value, AffectScale target) =>
        Convert(value, target, scale => scale.Arousal, scale => scale.arousalMoments);

    internal double ConvertValence(double value, AffectScale target) =>
        Convert(value, target, scale => scale.Valence, scale => scale.valenceMoments);

    private AffectScale Root => origin ?? this;

    private double Convert(double value, AffectScale target,
        Func<AffectScale, AxisRange> axis, Func<AffectScale, (double Mean, double Deviation)> moments)
    {
        if (this == target)
            return value;
        if (!ConvertsTo(target))
            throw new MerException($"A value on the scale {Name} has no meaning on the scale {target.Name}.",
                remedy: "Only ratings with agreed ends convert (1..9, 0..1, -1..1) and z-scores of them.");
        if (IsZScore)
            value = (value * moments(this).Deviation) + moments(this).Mean;
        if (Root != target.Root)
        {
            AxisRange from = axis(Root), to = axis(target.Root);
            value = Math.Clamp(to.Low + ((value - from.Low) * ((to.High - to.Low) / (from.High - from.Low))), to.Low, to.High);
        }
        return target.IsZScore ? (value - moments(target).Mean) / moments(target).Deviation : value;
    }

    private static AxisRange Standardized(AxisRange range, (double Mean, double Deviation) moments) => new(
        (range.Low - moments.Mean) / moments.Deviation,
        (range.Neutral - moments.Mean) / moments.Deviation,
        (range.High - moments.Mean) / moments.Deviation);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
