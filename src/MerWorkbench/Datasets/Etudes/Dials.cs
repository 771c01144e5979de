using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>The eight dials by which études are composed and played.</summary>
/// <remarks>
/// The directions are those of the studies named. The sizes are the workbench's choice; they keep the order of importance
/// that Eerola, Friberg and Bresin (2013, Frontiers in Psychology 4:487) found by regression: mode, tempo, register,
/// dynamics, articulation, timbre. That study also found the cues to work linearly and without interaction, and so they do here.
/// </remarks>
public static class Dials
{
    /// <summary>How far a dial strays from its emotion in a song: the deviation of a normal chance, on -1..1. Without it one dial would tell all.</summary>
    public const double Stray = 0.08;

    /// <summary>All, in the order of <see cref="Cue"/>.</summary>
    public static ImmutableArray<Dial> All { get; } =
    [
        new(Cue.Tempo, 0.20, 0.75, "Husain, Thompson, Schellenberg 2002, Music Perception 20(2): fast is arousing"),
        new(Cue.Mode, 0.95, 0.00, "Hevner 1935, American Journal of Psychology 47(1): major is happy, minor sad; Ramos, Bueno, Bigand 2011: the modes between"),
        new(Cue.Register, 0.60, 0.15, "Hevner 1937, American Journal of Psychology 49(4): high is happy and sprightly, low sad and serious"),
        new(Cue.Loudness, 0.00, 0.80, "Dean, Bailes, Schubert 2011, PLoS ONE 6(4): loudness changes perceived arousal"),
        new(Cue.Brightness, 0.00, 0.65, "Eerola, Ferrer, Alluri 2012, Music Perception 30(1): high-frequency energy is energetic"),
        new(Cue.Articulation, 0.30, 0.50, "Juslin 2000, Journal of Experimental Psychology: HPP 26(6): staccato for happiness and anger, legato for sadness"),
        new(Cue.Dissonance, -0.70, 0.20, "Blood, Zatorre, Bermudez, Evans 1999, Nature Neuroscience 2(4): dissonance is unpleasant"),
        new(Cue.Density, 0.10, 0.70, "Gomez, Danuser 2007, Emotion 7(2): rhythmic activity goes with arousal"),
    ];

    /// <summary>The dial of a cue.</summary>
    public static Dial Of(Cue cue) => All[(int)cue];
}
