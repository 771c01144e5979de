namespace MerWorkbench.Features.Tonal;

/// <summary>What a key's profile is taken to say (Gomez 2006, section 4).</summary>
public enum KeyHarmony
{
    /// <summary>How much each note is heard.</summary>
    Notes,

    /// <summary>How much the triads on the first, fourth and fifth degree are heard, each note with its first four harmonics.</summary>
    MainTriads,

    /// <summary>The same of the triads on all degrees that belong to the key.</summary>
    AllTriads,
}
