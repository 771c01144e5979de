using MerWorkbench.Units;

namespace MerWorkbench.Figures;

/// <summary>
/// Predicted emotion at one time of a song, with the annotators' where known, all on the scale that the figure is given. Plain
/// numbers, because a prediction may leave the scale and is shown where it lies.
/// </summary>
/// <param name="Time">From the beginning of the song.</param>
/// <param name="Arousal">Arousal.</param>
/// <param name="Valence">Valence.</param>
public sealed record AffectMoment(Seconds Time, AffectMoment.Value Arousal, AffectMoment.Value Valence)
{
    /// <summary>One axis.</summary>
    /// <param name="Predicted">As predicted.</param>
    /// <param name="Annotated">The annotators' mean, or null.</param>
    /// <param name="Deviation">Their standard deviation, or null.</param>
    public readonly record struct Value(double Predicted, double? Annotated = null, double? Deviation = null);
}
