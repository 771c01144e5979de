namespace MerWorkbench.Datasets.Etudes;

/// <summary>What a composer and a player can do so that music sounds of an emotion.</summary>
public enum Cue
{
    /// <summary>Beats a minute: 62 to 178.</summary>
    Tempo,

    /// <summary>The scale, from Phrygian (dark) to Lydian (bright).</summary>
    Mode,

    /// <summary>How high the parts lie: 9 semitones either way.</summary>
    Register,

    /// <summary>The level: 5 LU either way for the whole song, 6 dB either way for a note.</summary>
    Loudness,

    /// <summary>The share of high partials in every instrument.</summary>
    Brightness,

    /// <summary>From legato (low) to staccato (high): how much of its time a note sounds and how fast it speaks.</summary>
    Articulation,

    /// <summary>Sevenths, then seconds, in the chords; melody notes that leave the chord.</summary>
    Dissonance,

    /// <summary>Notes a beat.</summary>
    Density,
}
