using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>The eight dials by which études are composed and played.</summary>
/// <remarks>
/// The directions are those that the abstracts of the studies named report; where a reference says so, it was written from memory
/// and not checked. The sizes are the workbench's choice; they keep to the order of importance that Eerola, Friberg and Bresin
/// (2013, Frontiers in Psychology 4:487) found by regression: mode, tempo, register, dynamics, articulation, timbre. That study
/// also found most cues to work linearly and without interaction, and so they do here.
/// </remarks>
public static class Dials
{
    /// <summary>How far a dial strays from its emotion in a song: the deviation of a normal chance, on -1..1. Without it one dial would tell all.</summary>
    public const double Stray = 0.08;

    /// <summary>All, in the order of <see cref="Cue"/>.</summary>
    public static ImmutableArray<Dial> All { get; } =
    [
        new(Cue.Tempo, 0.20, 0.75, "Husain, Thompson, Schellenberg 2002, Music Perception 20(2): tempo changes arousal; Ramos, Bueno, Bigand 2011: and, less, valence"),
        new(Cue.Mode, 0.95, 0.00, "Husain, Thompson, Schellenberg 2002: mode changes mood and not arousal; Ramos, Bueno, Bigand 2011, Brazilian Journal of Medical and Biological Research 44(2): seven modes change valence"),
        new(Cue.Register, 0.60, 0.15, "Poon, Schutz 2015, Frontiers in Psychology 6:1419, of many experiments: higher sounds happier"),
        new(Cue.Loudness, 0.00, 0.80, "Dean, Bailes, Schubert 2011, PLoS ONE 6(4): e18591: intensity changes perceived arousal"),
        new(Cue.Brightness, 0.00, 0.65, "Le Groux, Verschure, Emotional responses to the perceptual dimensions of timbre: a higher spectral centroid is more arousing"),
        new(Cue.Articulation, 0.30, 0.50, "Juslin 2000, Journal of Experimental Psychology: HPP 26(6): cues of anger, sadness, happiness and fear; that anger and happiness are staccato, from memory, not checked"),
        new(Cue.Dissonance, -0.70, 0.20, "Blood, Zatorre, Bermudez, Evans 1999, Nature Neuroscience 2(4): pleasantness varies with dissonance; its part in arousal is the workbench's choice"),
        new(Cue.Density, 0.10, 0.70, "Gomez, Danuser 2007, Emotion 7(2): rhythmic activity goes with arousal; from memory, not checked"),
    ];

    /// <summary>The dial of a cue.</summary>
    public static Dial Of(Cue cue) => All[(int)cue];
}
