namespace MerWorkbench.Features.Tonal;

/// <summary>How often the chord changes.</summary>
public sealed class ChordsChangesRate : IDescriptor
{
    private ChordsChangesRate()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("chords changes rate", FeatureGroup.Tonal, "1", "0 to 1",
        "The share of frames whose chord is another than the frame's before.", "Essentia 2.1-beta6 ChordsDescriptors");

    /// <summary>Computes it; 0 where there was no frame.</summary>
    /// <param name="counts">How often the chord changed.</param>
    public static float Of(ChordCounts counts) => counts.Frames == 0 ? 0 : (float)counts.Changes / counts.Frames;
}
