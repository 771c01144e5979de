namespace MerWorkbench.Features;

/// <summary>Which side of the music a descriptor looks at; the groups of Essentia's music extractor and of Grekow (2021).</summary>
public enum FeatureGroup
{
    /// <summary>Loudness and timbre: energy, spectrum, bands, cepstra, voice quality.</summary>
    LowLevel,

    /// <summary>Onsets, tempo, beats and their strength.</summary>
    Rhythm,

    /// <summary>Pitch classes, key, chords, tuning.</summary>
    Tonal,

    /// <summary>What is sung: the vectors of words.</summary>
    Words,
}
