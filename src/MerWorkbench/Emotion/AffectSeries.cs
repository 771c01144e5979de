using System.Collections.Immutable;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Emotion;

/// <summary>Affect over time: one point every <see cref="Step"/>, the first at <see cref="Start"/>.</summary>
public sealed class AffectSeries
{
    /// <summary>Takes the values of both axes.</summary>
    /// <param name="scale">The scale of all values.</param>
    /// <param name="start">The time of the first point, from the beginning of the clip.</param>
    /// <param name="step">The time between points, above zero.</param>
    /// <param name="valence">Valence, <c>[points]</c>.</param>
    /// <param name="arousal">Arousal, <c>[points]</c>.</param>
    /// <exception cref="ArgumentException">The two differ in length or a value is outside the scale.</exception>
    public AffectSeries(AffectScale scale, Seconds start, Seconds step, IReadOnlyList<double> valence, IReadOnlyList<double> arousal)
    {
        Check.SameLength(valence.Count, arousal.Count, nameof(valence), nameof(arousal));
        Check.Positive(step.Value);
        (Scale, Start, Step, Valence, Arousal) = (scale, start, step, [.. valence], [.. arousal]);
        for (int i = 0; i < Length; i++)
            _ = this[i];
    }

    /// <summary>The scale of all values.</summary>
    public AffectScale Scale { get; }

    /// <summary>The time of the first point.</summary>
    public Seconds Start { get; }

    /// <summary>The time between points.</summary>
    public Seconds Step { get; }

    /// <summary>Valence, <c>[points]</c>.</summary>
    public ImmutableArray<double> Valence { get; }

    /// <summary>Arousal, <c>[points]</c>.</summary>
    public ImmutableArray<double> Arousal { get; }

    /// <summary>The number of points.</summary>
    public int Length => Valence.Length;

    /// <summary>The point of an index.</summary>
    public Affect this[int index] => Affect.On(Scale, Valence[index], Arousal[index]);

    /// <summary>The time of an index.</summary>
    public Seconds TimeAt(int index) => new(Start.Value + (index * Step.Value));
}
