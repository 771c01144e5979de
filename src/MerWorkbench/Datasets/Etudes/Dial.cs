namespace MerWorkbench.Datasets.Etudes;

/// <summary>How a cue follows emotion: linearly, and the two axes add up, as listeners were found to hear it.</summary>
/// <param name="Cue">The cue.</param>
/// <param name="Valence">How far a step of 1 in valence (-1..1) turns it (-1..1).</param>
/// <param name="Arousal">The same for arousal.</param>
/// <param name="Reference">The study that reports the direction.</param>
public sealed record Dial(Cue Cue, double Valence, double Arousal, string Reference)
{
    /// <summary>Where the dial stands for a point of the plane, before it strays.</summary>
    /// <param name="valence">Valence, -1..1.</param>
    /// <param name="arousal">Arousal, -1..1.</param>
    public double Turn(double valence, double arousal) => (Valence * valence) + (Arousal * arousal);
}
