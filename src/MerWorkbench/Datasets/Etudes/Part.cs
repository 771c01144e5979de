namespace MerWorkbench.Datasets.Etudes;

/// <summary>Who plays.</summary>
internal enum Part
{
    Voice,
    Lead,
    Chords,
    Pad,
    Bass,
    Kick,
    Snare,
    Hat,
}
