using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Where the dials of one song stand over time: its emotion, and how far each dial strays from it.</summary>
internal sealed class Expression(AffectCourse course, ImmutableArray<double> strays)
{
    /// <summary>The emotion the dials follow.</summary>
    public AffectCourse Course { get; } = course;

    public static Expression Of(AffectCourse course, StableRandom random) =>
        new(course, [.. Dials.All.Select(_ => Dials.Stray * random.NextNormal())]);

    /// <summary>A dial at a time in seconds, -1..1.</summary>
    public double At(Cue cue, double time) => Settle(cue, Course.Valence(time), Course.Arousal(time));

    /// <summary>A dial at a time in seconds, 0..1.</summary>
    public double Level(Cue cue, double time) => (1 + At(cue, time)) / 2;

    /// <summary>A dial for the mean emotion of a stretch in seconds, -1..1.</summary>
    public double Mean(Cue cue, double from, double to)
    {
        var (valence, arousal) = Course.Mean(from, to);
        return Settle(cue, valence, arousal);
    }

    private double Settle(Cue cue, double valence, double arousal) =>
        Math.Clamp(Dials.Of(cue).Turn(valence, arousal) + strays[(int)cue], -1, 1);
}
