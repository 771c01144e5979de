namespace MerWorkbench.Features.Tonal;

/// <summary>The twelve notes of the octave, in semitones above C.</summary>
public enum PitchClass
{
    /// <summary>C.</summary>
    C,

    /// <summary>C sharp, D flat.</summary>
    CSharp,

    /// <summary>D.</summary>
    D,

    /// <summary>D sharp, E flat.</summary>
    DSharp,

    /// <summary>E.</summary>
    E,

    /// <summary>F.</summary>
    F,

    /// <summary>F sharp, G flat.</summary>
    FSharp,

    /// <summary>G.</summary>
    G,

    /// <summary>G sharp, A flat.</summary>
    GSharp,

    /// <summary>A.</summary>
    A,

    /// <summary>A sharp, B flat.</summary>
    ASharp,

    /// <summary>B.</summary>
    B,
}
