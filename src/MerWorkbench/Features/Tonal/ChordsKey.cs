namespace MerWorkbench.Features.Tonal;

/// <summary>The chord that a piece uses most.</summary>
public sealed class ChordsKey : IDescriptor
{
    private ChordsKey()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("chords key", FeatureGroup.Tonal, "1", "a triad",
        "The commonest chord; of equals the first around the circle of fifths from C.", "Essentia 2.1-beta6 ChordsDescriptors");

    /// <summary>The chord.</summary>
    /// <param name="counts">How often each chord was heard.</param>
    public static Chord Of(ChordCounts counts) => counts.Commonest;
}
